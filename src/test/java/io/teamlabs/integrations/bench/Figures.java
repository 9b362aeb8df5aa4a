package io.teamlabs.integrations.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one table of figures, {@code target/bench/figures.md} and {@code figures.json}. What a benchmark records replaces what
 * the same benchmark recorded before; the rows of the others stay, so that benchmarks may run one by one. Each figure is
 * written as soon as it is known: a benchmark that fails keeps what it had measured. Closing prints the table.
 */
public final class Figures implements AutoCloseable {

    private final String benchmark;
    private final Path directory;
    private final Clock clock;
    private final List<Figure> measured = new ArrayList<>();

    Figures(String benchmark, Path directory, Clock clock) {
        this.benchmark = benchmark;
        this.directory = directory;
        this.clock = clock;
    }

    /** Returns the place where a benchmark records what it measures. */
    public static Figures of(Class<?> benchmark) {
        return new Figures(benchmark.getSimpleName(), Path.of("target", "bench"), Clock.systemUTC());
    }

    /** Records a figure with all its measurements; the table shows their median, least and most. */
    public void record(String name, List<Double> samples, String unit, Goal goal) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        measured.add(new Figure(benchmark, name, unit, samples, "", true, now).judgedBy(goal));
        write();
    }

    /** Records a figure that was measured once. */
    public void record(String name, double sample, String unit, Goal goal) {
        record(name, List.of(sample), unit, goal);
    }

    private void write() {
        List<Figure> all = Stream.concat(others(), measured.stream()).toList();
        JsonArrayBuilder rows = Json.createArrayBuilder();
        all.forEach(figure -> rows.add(figure.toJson()));
        JsonObject document = Json.createObjectBuilder()
                .add("machine", Machine.described())
                .add("figures", rows)
                .build();
        try {
            Files.createDirectories(directory);
            Files.writeString(json(), document + System.lineSeparator());
            Files.writeString(markdown(), table(all));
        } catch (IOException failed) {
            throw new UncheckedIOException("The table cannot be written", failed);
        }
    }

    private Stream<Figure> others() {
        if (!Files.exists(json())) {
            return Stream.empty();
        }
        try (Reader file = Files.newBufferedReader(json());
                JsonReader reader = Json.createReader(file)) {
            return reader.readObject().getJsonArray("figures").getValuesAs(JsonObject.class).stream()
                    .map(Figure::of)
                    .filter(figure -> !figure.benchmark().equals(benchmark))
                    .toList()
                    .stream();
        } catch (IOException failed) {
            throw new UncheckedIOException("The table cannot be read", failed);
        }
    }

    private static String table(List<Figure> figures) {
        StringBuilder table = new StringBuilder("| figure | median | least–most | unit | goal | met |\n")
                .append("| --- | --- | --- | --- | --- | --- |\n");
        figures.forEach(figure -> table.append(figure.toMarkdown()).append('\n'));
        return table.append("\nMachine: ")
                .append(Machine.described())
                .append(".\n")
                .toString();
    }

    private Path json() {
        return directory.resolve("figures.json");
    }

    private Path markdown() {
        return directory.resolve("figures.md");
    }

    /** Prints the table as it stands, with the rows of every benchmark that has run. */
    @Override
    public void close() {
        if (Files.exists(markdown())) {
            say(markdown());
        }
    }

    @SuppressWarnings("SystemOut") // the table is for the person who measures
    private static void say(Path table) {
        try {
            System.out.println(Files.readString(table));
        } catch (IOException failed) {
            throw new UncheckedIOException("The table cannot be read", failed);
        }
    }
}
