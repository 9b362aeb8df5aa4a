package io.teamlabs.integrations.simulator.dropbox;

import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.Ledger;
import io.teamlabs.integrations.simulator.grant.TokenKind;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Endpoint;
import io.teamlabs.integrations.simulator.wire.Refused;
import io.teamlabs.integrations.simulator.wire.Request;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The styles of Dropbox' routes: where the argument stands, what the body is, and who may call. */
final class DropboxStyles {
    static final String ARGUMENT = "Dropbox-API-Arg";
    private static final String JSON = "application/json";
    private static final String BYTES = "application/octet-stream";

    /** A route whose body is a file. */
    interface Upload {
        Answer answer(Argument argument, IssuedToken token, FileContent body);
    }

    private final Ledger ledger;
    private final Clock clock;

    DropboxStyles(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A route without an argument wants an empty body without a type, or JSON {@code null}. */
    Endpoint withoutArgument(String scope, Function<IssuedToken, Answer> action) {
        return request -> {
            boolean empty =
                    request.body().isEmpty() && request.header("Content-Type").isEmpty();
            boolean isNull = request.body().trim().equals("null") && request.hasType(JSON);
            if (!empty && !isNull) {
                return DropboxAnswers.malformed(
                        route(request), "request body: expected null; Content-Type: expected none or application/json");
            }
            return action.apply(authorized(request, scope));
        };
    }

    /** The argument is the body. */
    Endpoint rpc(String scope, BiFunction<Argument, IssuedToken, Answer> action) {
        return request -> {
            IssuedToken token = authorized(request, scope);
            return action.apply(posted(request), token);
        };
    }

    /** The same for anybody: a token is refused. */
    Endpoint open(Function<Argument, Answer> action) {
        return request -> {
            if (request.header("Authorization").isPresent()) {
                throw Argument.malformed(route(request), "This API function operates without authorization.");
            }
            return action.apply(posted(request));
        };
    }

    /** The argument is a header, the body a file. */
    Endpoint upload(String scope, Upload action) {
        return request -> {
            IssuedToken token = authorized(request, scope);
            if (!request.hasType(BYTES)) {
                throw badType(request, BYTES);
            }
            return action.answer(inHeader(request), token, FileContent.of(request.content()));
        };
    }

    /** The argument is a header, the answer a file; a body is none of its own. */
    Endpoint download(String scope, BiFunction<Argument, IssuedToken, Answer> action) {
        return request -> {
            IssuedToken token = authorized(request, scope);
            if (!request.body().isEmpty()) {
                throw Argument.malformed(route(request), "Unexpected data in request body.");
            }
            return action.apply(inHeader(request), token);
        };
    }

    private static Argument posted(Request request) {
        if (!request.hasType(JSON)) {
            throw badType(request, JSON);
        }
        return Argument.read(route(request), "request body", request.body());
    }

    private static Argument inHeader(Request request) {
        String text = request.header(ARGUMENT)
                .orElseThrow(() -> Argument.malformed(
                        route(request), "Must provide HTTP header \"Dropbox-API-Arg\" or URL parameter \"arg\"."));
        if (text.chars().anyMatch(character -> character > 0x7E || character < 0x20)) {
            throw Argument.malformed(route(request), "HTTP header \"Dropbox-API-Arg\": could not decode input as JSON");
        }
        return Argument.read(route(request), "HTTP header \"Dropbox-API-Arg\"", text);
    }

    private static Refused badType(Request request, String expected) {
        return Argument.malformed(
                route(request),
                "Bad HTTP \"Content-Type\" header: \""
                        + request.header("Content-Type").orElse("") + "\". Expecting one of \"" + expected + "\".");
    }

    private static String route(Request request) {
        return request.path().substring(request.path().indexOf("/2/") + 3);
    }

    private IssuedToken authorized(Request request, String scope) {
        String value = request.bearer()
                .orElseThrow(() -> Argument.malformed(
                        route(request),
                        "Must provide HTTP header \"Authorization\" or URL parameter \"authorization\"."));
        IssuedToken token = ledger.find(value)
                .filter(found -> found.kind() == TokenKind.ACCESS && found.isLive())
                .orElseThrow(() -> refused("invalid_access_token", Optional.empty()));
        if (token.isExpired(clock.instant())) {
            throw refused("expired_access_token", Optional.empty());
        }
        if (!scope.isEmpty() && !token.scopes().contains(scope)) {
            throw refused("missing_scope", Optional.of(scope));
        }
        return token;
    }

    private static Refused refused(String tag, Optional<String> requiredScope) {
        return new Refused(DropboxAnswers.unauthorized(tag, requiredScope));
    }
}
