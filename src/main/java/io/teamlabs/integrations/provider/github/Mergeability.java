package io.teamlabs.integrations.provider.github;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Waits for GitHub to know whether a pull request can be merged: it begins to work that out when it is first asked, and
 * answers null until it has.
 *
 * @param pauses before each further question; after the last the answer is null
 */
record Mergeability(List<Duration> pauses) {

    static final Mergeability BRIEF =
            new Mergeability(List.of(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1)));

    Mergeability {
        pauses = List.copyOf(pauses);
    }

    GitHubJson settled(Supplier<GitHubJson> read) {
        GitHubJson pull = read.get();
        for (Duration pause : pauses) {
            if (!isPending(pull) || !paused(pause)) {
                return pull;
            }
            pull = read.get();
        }
        return pull;
    }

    private static boolean isPending(GitHubJson pull) {
        return pull.flag("mergeable") == null && "open".equals(pull.text("state"));
    }

    private static boolean paused(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
