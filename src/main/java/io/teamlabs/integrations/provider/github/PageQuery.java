package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One page of a list: GitHub counts pages, and counts them by their size, so a cursor of ours holds both.
 *
 * @param number from 1
 * @param filters GitHub's own parameters beside those of the page
 */
record PageQuery(int number, int size, Map<String, String> filters) {

    private static final int USUAL = 30;
    private static final int LARGEST = 100;
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,6}");

    PageQuery {
        filters = Map.copyOf(filters);
    }

    /** Reads {@code limit} and {@code cursor}; a cursor keeps the limit that its list was begun with. */
    static PageQuery of(QueryParameters parameters, Map<String, String> filters) {
        int limit = parameters.number("limit", USUAL, 1, LARGEST);
        List<String> cursor = parameters.cursor("cursor", 2);
        return cursor == null ? new PageQuery(1, limit, filters) : resumed(cursor, filters);
    }

    private static PageQuery resumed(List<String> cursor, Map<String, String> filters) {
        if (!cursor.stream().allMatch(part -> COUNT.matcher(part).matches())) {
            throw ProblemException.invalid("cursor", "Send next of the page before, unchanged.");
        }
        int size = Math.min(LARGEST, Integer.parseInt(cursor.get(1)));
        return new PageQuery(Integer.parseInt(cursor.get(0)), size, filters);
    }

    /** Returns the parameters that GitHub knows. */
    Map<String, String> parameters() {
        Map<String, String> all = new TreeMap<>(filters);
        all.put("per_page", Integer.toString(size));
        all.put("page", Integer.toString(number));
        return all;
    }

    /** Returns the cursor of another page of the same list. */
    String cursorOf(int page) {
        return QueryParameters.cursor(Integer.toString(page), Integer.toString(size));
    }
}
