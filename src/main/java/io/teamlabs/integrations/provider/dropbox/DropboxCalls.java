package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.gateway.control.ConnectedAccount;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.http.entity.RequestBody;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
import io.teamlabs.integrations.platform.JsonDocument;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The three styles of Dropbox' routes, over the gateway: the argument is the body, or a header beside a file's bytes. */
final class DropboxCalls {

    /** A page of a thousand entries is a third of it. */
    private static final int LONGEST_ANSWER = 4 * 1024 * 1024;

    /** Routes that change nothing, and so may be repeated. */
    private static final Set<String> READING = Set.of(
            "files/list_folder",
            "files/list_folder/continue",
            "files/list_folder/get_latest_cursor",
            "files/get_metadata",
            "files/download",
            "sharing/list_shared_links");

    private final ConnectedAccount account;
    private final DropboxSettings settings;

    DropboxCalls(ConnectedAccount account, DropboxSettings settings) {
        this.account = account;
        this.settings = settings;
    }

    /** Calls a route whose argument and result are JSON, and returns its result; a refusal is a problem. */
    JsonAnswer require(String route, JsonDocument argument) {
        return call(route, argument).result();
    }

    /** The same, for who has a use for a refusal. */
    DropboxAnswer call(String route, JsonDocument argument) {
        return answered(request(settings.api(), route).json(text(argument)));
    }

    /** Calls a route that takes a file. */
    DropboxAnswer upload(String route, JsonDocument argument, RequestBody content) {
        return answered(request(settings.content(), route)
                .header("Dropbox-API-Arg", inHeader(argument))
                .header("Content-Type", "application/octet-stream")
                .body(content));
    }

    /** Calls a route that gives a file; the answer is to be closed. A refusal is a problem. */
    ApiAnswer download(String route, JsonDocument argument) {
        ApiAnswer answer =
                account.send(request(settings.content(), route).header("Dropbox-API-Arg", inHeader(argument)));
        if (answer.isSuccess()) {
            return answer;
        }
        try (answer) {
            throw DropboxProblems.of(answer.status(), answer.classification());
        }
    }

    private static ApiRequest request(URI base, String route) {
        ApiRequest request = ApiRequest.post(URI.create(base + "/2/" + route));
        return READING.contains(route) ? request.repeatable() : request;
    }

    private DropboxAnswer answered(ApiRequest request) {
        try (ApiAnswer answer = account.send(request)) {
            String text = new String(answer.body().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
            return new DropboxAnswer(answer.status(), answer.classification(), body(answer, text));
        } catch (IOException brokenOff) {
            throw DropboxProblems.brokenOff();
        }
    }

    /** A route without a result answers null, and a refusal may be plain text; a result is an object. */
    private static JsonAnswer body(ApiAnswer answer, String text) {
        boolean nothing = !answer.isSuccess() || text.strip().equals("null");
        return JsonAnswer.parse(text)
                .or(() -> nothing ? Optional.of(JsonAnswer.empty()) : Optional.empty())
                .orElseThrow(DropboxProblems::brokenOff);
    }

    private static String text(JsonDocument argument) {
        return argument.toJson().toString();
    }

    /** A header is ASCII: what is not is escaped, as JSON allows. */
    private static String inHeader(JsonDocument argument) {
        StringBuilder ascii = new StringBuilder();
        text(argument)
                .chars()
                .forEach(unit ->
                        ascii.append(unit < 0x7F ? Character.toString((char) unit) : String.format("\\u%04x", unit)));
        return ascii.toString();
    }
}
