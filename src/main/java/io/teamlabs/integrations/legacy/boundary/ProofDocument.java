package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.legacy.entity.Difference;
import io.teamlabs.integrations.legacy.entity.ProofRun;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of a proof: the verdict in one line, the counts, and a page of the differences by name. */
final class ProofDocument {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String NONE = "Nothing has been compared yet: POST to begin.";
    private static final String UNDER_WAY = "The comparison is under way.";

    private ProofDocument() {}

    static JsonObject none() {
        return JsonDocument.object()
                .with("state", "none")
                .with("mayCleanUp", false)
                .with("verdict", NONE)
                .toJson();
    }

    static JsonDocument of(ProofRun run) {
        boolean ended = run.endedAt() != null;
        return JsonDocument.object()
                .with("state", ended ? "ended" : "under-way")
                .with("mayCleanUp", ended && run.mayCleanUp())
                .with("verdict", ended ? run.verdict() : UNDER_WAY)
                .with("askedAt", run.askedAt())
                .with("endedAt", run.endedAt())
                .with("tokensCompared", run.checked())
                .with("tokensDiffering", run.differing())
                .with("counts", parsed(run.counts()));
    }

    /** Adds a page of differences, of one more than is shown where the list goes on, and the report. */
    static JsonObject of(ProofRun run, List<Difference> oneMore, int limit, List<String> report) {
        boolean more = oneMore.size() > limit;
        List<Difference> shown = more ? oneMore.subList(0, limit) : oneMore;
        return of(run).with("report", report.stream().map(ProofDocument::parsed).toList())
                .with("differences", shown.stream().map(ProofDocument::json).toList())
                .with("next", more ? cursor(shown.get(limit - 1)) : null)
                .toJson();
    }

    private static String cursor(Difference last) {
        return QueryParameters.cursor(last.user(), last.type(), last.difference());
    }

    private static JsonDocument json(Difference difference) {
        return JsonDocument.object()
                .with("userId", difference.user())
                .with("type", difference.type())
                .with("difference", difference.difference());
    }

    private static JsonValue parsed(@Nullable String json) {
        if (json == null) {
            return JsonValue.NULL;
        }
        try (var reader = JSON.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }
}
