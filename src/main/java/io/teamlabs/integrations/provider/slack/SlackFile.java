package io.teamlabs.integrations.provider.slack;

import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a file for a channel.
 *
 * @param name with its extension, by which Slack tells its kind
 * @param title how it is shown
 * @param comment the message that it comes with
 * @param thread the {@code ts} of the message that it answers
 */
record SlackFile(
        String name,
        String title,
        @Nullable String comment,
        @Nullable String thread) {

    static final String[] FIELDS = {"name", "title", "comment", "thread"};

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_COMMENT = 4000;

    static SlackFile read(QueryParameters query) {
        return of(
                query.optionalText("name", LONGEST_NAME),
                query.optionalText("title", LONGEST_NAME),
                query.optionalText("comment", LONGEST_COMMENT),
                query.optionalText("thread", 32));
    }

    static SlackFile read(JsonRequest request) {
        return of(
                request.optionalText("name", LONGEST_NAME),
                request.optionalText("title", LONGEST_NAME),
                request.optionalText("comment", LONGEST_COMMENT),
                request.optionalText("thread", 32));
    }

    private static SlackFile of(
            @Nullable String name, @Nullable String title, @Nullable String comment, @Nullable String thread) {
        if (name == null || name.isBlank()) {
            throw ProblemException.invalid("name", "Give the file's name, such as report.pdf.");
        }
        return new SlackFile(name, title == null ? name : title, comment, SlackPost.ts(thread));
    }
}
