package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.problem.ProblemException;
import java.util.regex.Pattern;

/** The number that an issue or pull request has within its repository. */
record IssueNumber(int value) {

    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{0,8}");

    /** Reads the number as it stands in a path. */
    static IssueNumber of(String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw ProblemException.invalid("number", "Give the number that GitHub shows behind #, such as 42.");
        }
        return new IssueNumber(Integer.parseInt(text));
    }
}
