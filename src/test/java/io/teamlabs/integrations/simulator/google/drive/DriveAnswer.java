package io.teamlabs.integrations.simulator.google.drive;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Request;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.Function;

/** Good answers: masked by {@code fields}, lists a page at a time. */
final class DriveAnswer {
    private static final String PAGE = "~!!~";

    private DriveAnswer() {}

    static Answer of(Request request, JsonObject whole, String usualFields) {
        String fields = request.query().get("fields").orElse(usualFields);
        return Answer.json(200, FieldMask.parse(fields).of(whole));
    }

    /** Methods that have no usual fields refuse a call that names none. */
    static void requireFields(Request request) {
        if (!request.query().has("fields")) {
            throw DriveRefusal.fieldsRequired();
        }
    }

    /**
     * A page of a list.
     *
     * @param about what the list is of: a page token is only good for the same
     */
    static <T> JsonObjectBuilder page(
            Request request, List<T> all, String about, int usualSize, String member, Function<T, JsonObject> form) {
        int size = size(request, usualSize);
        int start = start(request, about);
        int end = Math.min(all.size(), start + size);
        JsonArrayBuilder members = JsonText.array();
        all.subList(Math.min(start, end), end).forEach(one -> members.add(form.apply(one)));
        JsonObjectBuilder page = JsonText.object().add(member, members);
        return end < all.size() ? page.add("nextPageToken", token(end, about)) : page;
    }

    private static int size(Request request, int usual) {
        String text = request.query().get("pageSize").orElse(Integer.toString(usual));
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1) {
            throw DriveRefusal.invalid("pageSize");
        }
        return Math.min(Integer.parseInt(text), 1000);
    }

    private static int start(Request request, String about) {
        String token = request.query().text("pageToken");
        if (token.isEmpty()) {
            return 0;
        }
        int start = Math.max(0, token.indexOf('.'));
        String digits = token.substring(Math.min(PAGE.length(), start), start);
        if (digits.matches("\\d{1,9}") && token.equals(token(Integer.parseInt(digits), about))) {
            return Integer.parseInt(digits);
        }
        throw DriveRefusal.invalid("pageToken");
    }

    private static String token(int start, String about) {
        return PAGE + start + "." + Integer.toHexString(about.hashCode());
    }

    static JsonObject body(Request request) {
        return request.json().orElseThrow(() -> DriveRefusal.of(400, "parseError", "Parse Error"));
    }
}
