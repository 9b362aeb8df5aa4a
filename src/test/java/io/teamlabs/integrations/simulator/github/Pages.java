package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Parameters;
import io.teamlabs.integrations.simulator.wire.Request;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Cuts lists into pages and names the others in a Link header (RFC 8288), as GitHub does. */
final class Pages {
    private static final int USUAL_SIZE = 30;
    private static final int LARGEST_SIZE = 100;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private Pages() {}

    static <T> Answer of(Request request, List<T> items, Function<T, JsonObject> json) {
        int size = Math.min(LARGEST_SIZE, Math.max(1, number(request, "per_page", USUAL_SIZE)));
        int page = Math.max(1, number(request, "page", 1));
        JsonArrayBuilder array = JsonText.array();
        items.stream().skip((page - 1L) * size).limit(size).map(json).forEach(array::add);
        int last = Math.max(1, (items.size() + size - 1) / size);
        Answer answer = Answer.json(200, array.build());
        String link = links(request, page, last);
        return link.isEmpty() ? answer : answer.with("Link", link);
    }

    private static String links(Request request, int page, int last) {
        List<String> links = new ArrayList<>();
        if (page > 1) {
            links.add(link(request, Math.min(page - 1, last), "prev"));
        }
        if (page < last) {
            links.add(link(request, page + 1, "next"));
            links.add(link(request, last, "last"));
        }
        if (page > 1) {
            links.add(link(request, 1, "first"));
        }
        return String.join(", ", links);
    }

    private static String link(Request request, int page, String relation) {
        Map<String, String> query = new LinkedHashMap<>();
        request.query().values().forEach((name, values) -> query.put(name, values.get(0)));
        query.put("page", Integer.toString(page));
        return "<" + base(request) + request.path() + "?" + Parameters.encode(query) + ">; rel=\"" + relation + "\"";
    }

    /** Where the caller reached this simulator. */
    static String base(Request request) {
        return "http://" + request.header("Host").orElse("127.0.0.1");
    }

    private static int number(Request request, String name, int fallback) {
        String text = request.query().text(name);
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : fallback;
    }
}
