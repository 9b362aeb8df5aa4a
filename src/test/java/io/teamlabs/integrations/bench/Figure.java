package io.teamlabs.integrations.bench;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;

/**
 * One row of the table: a figure measured several times.
 *
 * @param benchmark the class that measured it
 * @param name what was measured
 * @param unit what it is counted in; "ratio" for a quotient
 * @param samples each measurement, in the order of measuring; at least one
 * @param goal in words, empty where there is none
 * @param met whether the median reaches the goal
 * @param at when it was measured
 */
record Figure(String benchmark, String name, String unit, List<Double> samples, String goal, boolean met, Instant at) {

    Figure {
        samples = List.copyOf(samples);
        if (samples.isEmpty() || samples.stream().anyMatch(sample -> !Double.isFinite(sample))) {
            throw new IllegalArgumentException(name + " was not measured: " + samples);
        }
    }

    static Figure of(JsonObject row) {
        return new Figure(
                row.getString("benchmark"),
                row.getString("figure"),
                row.getString("unit"),
                row.getJsonArray("samples").getValuesAs(JsonNumber.class).stream()
                        .map(JsonNumber::doubleValue)
                        .toList(),
                row.isNull("goal") ? "" : row.getString("goal"),
                row.isNull("met") || row.getBoolean("met"),
                Instant.parse(row.getString("at")));
    }

    Figure judgedBy(Goal goal) {
        return new Figure(benchmark, name, unit, samples, goal.text(), goal.isMetBy(median()), at);
    }

    JsonObject toJson() {
        return Json.createObjectBuilder()
                .add("benchmark", benchmark)
                .add("figure", name)
                .add("unit", unit)
                .add("median", median())
                .add("least", least())
                .add("most", most())
                .add("samples", Json.createArrayBuilder(samples))
                .add("goal", goal.isEmpty() ? JsonValue.NULL : Json.createValue(goal))
                .add("met", goal.isEmpty() ? JsonValue.NULL : met ? JsonValue.TRUE : JsonValue.FALSE)
                .add("at", at.toString())
                .build();
    }

    /** Returns the row in Markdown. */
    String toMarkdown() {
        String spread = samples.size() == 1 ? "one run" : Goal.number(least()) + "–" + Goal.number(most());
        String verdict = goal.isEmpty() ? "" : met ? "yes" : "**no**";
        return "| " + String.join(" | ", name, Goal.number(median()), spread, unit, goal, verdict) + " |";
    }

    /** The middle one; of an even number the lower of the two in the middle. */
    double median() {
        return samples.stream()
                .sorted()
                .skip((samples.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }

    private double least() {
        return samples.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private double most() {
        return samples.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
