package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.problem.ProblemException;
import java.util.regex.Pattern;

/**
 * A repository's owner and name, as they stand in a path of ours and go into one of GitHub's: neither can hold anything that
 * would lead elsewhere. Names change, and GitHub leads on from the old ones.
 */
record RepositoryName(String owner, String name) {

    private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}");

    RepositoryName {
        if (!OWNER.matcher(owner).matches()) {
            throw ProblemException.invalid(
                    "owner",
                    "Give the owner's login at GitHub: letters, digits, - and _, as fullName has it in front.");
        }
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.invalid(
                    "name", "Give the repository's name at GitHub: 1 to 100 letters, digits, ., - and _.");
        }
    }

    /** Returns the path of the repository at GitHub's API. */
    String path() {
        return "/repos/" + owner + "/" + name;
    }
}
