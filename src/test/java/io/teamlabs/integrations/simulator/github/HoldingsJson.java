package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/** A repository in short, for the inspector. */
final class HoldingsJson {
    private HoldingsJson() {}

    static JsonObjectBuilder of(Repository repository) {
        JsonArrayBuilder issues = JsonText.array();
        repository.issues.values().forEach(issue -> issues.add(line(issue)));
        return JsonText.object()
                .add("private", repository.isPrivate)
                .add("branches", JsonText.strings(repository.branches.keySet()))
                .add("issues", issues);
    }

    private static String line(Issue issue) {
        String state = issue.pull.filter(Pull::isMerged).map(pull -> "merged").orElse(issue.open ? "open" : "closed");
        String kind = issue.pull.isPresent() ? "pull request, " : "";
        return "#" + issue.number + " " + issue.title + " (" + kind + state + ", " + issue.comments.size()
                + " comments)";
    }
}
