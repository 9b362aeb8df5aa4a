package io.teamlabs.integrations.provider.github;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the number of the next page in a Link header (RFC 8288); its address itself is never called. */
final class NextPage {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?next\"?");
    private static final Pattern PAGE = Pattern.compile("[?&]page=([1-9][0-9]{0,6})(?:&|$)");

    private NextPage() {}

    static OptionalInt in(String link) {
        Matcher next = NEXT.matcher(link);
        if (!next.find()) {
            return OptionalInt.empty();
        }
        Matcher page = PAGE.matcher(next.group(1));
        return page.find() ? OptionalInt.of(Integer.parseInt(page.group(1))) : OptionalInt.empty();
    }
}
