package io.teamlabs.integrations.simulator.slack;

import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.Ledger;
import io.teamlabs.integrations.simulator.grant.TokenKind;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Endpoint;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Request;
import io.teamlabs.integrations.simulator.wire.Routes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Slack's Web API: every method by GET and POST, status 200 whatever happens, save 429 for who calls one method too often
 * in one workspace.
 */
final class SlackMethods {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private record Window(long begun, int calls) {}

    private final Ledger ledger;
    private final Clock clock;
    private final Routes routes;
    private final String root;
    private final Map<String, Integer> limits = new HashMap<>();
    private final Map<String, Window> windows = new HashMap<>();

    SlackMethods(Ledger ledger, Clock clock, Routes routes, String root) {
        this.ledger = ledger;
        this.clock = clock;
        this.routes = routes;
        this.root = root;
    }

    /** Calls of a method a minute in each workspace; without one there is no limit. */
    void limit(String method, int callsAMinute) {
        limits.put(method, callsAMinute);
    }

    void noLimits() {
        limits.clear();
        windows.clear();
    }

    void on(String method, BiFunction<SlackArguments, IssuedToken, Answer> action) {
        Endpoint endpoint = request -> {
            IssuedToken token = authorized(request);
            long wait = wait(method, SlackTokens.team(token.accountId()));
            return wait > 0
                    ? SlackAnswers.rateLimited(wait)
                    : action.apply(SlackArguments.of(request), token)
                            .with("X-OAuth-Scopes", String.join(",", token.scopes()));
        };
        routes.get(root + method, endpoint).post(root + method, endpoint);
    }

    /** A method that needs one of these scopes; the first is named where all are missing. */
    void on(String method, Set<String> scopes, BiFunction<SlackArguments, IssuedToken, Answer> action) {
        on(
                method,
                (arguments, token) -> token.scopes().stream().anyMatch(scopes::contains)
                        ? action.apply(arguments, token)
                        : missing(String.join(",", scopes), token));
    }

    static Answer missing(String needed, IssuedToken token) {
        return Answer.json(
                200,
                JsonText.object()
                        .add("ok", false)
                        .add("error", "missing_scope")
                        .add("needed", needed)
                        .add("provided", String.join(",", token.scopes()))
                        .build());
    }

    /** Seconds to the end of the minute in which too many calls were made; nothing while there is room. */
    private long wait(String method, String team) {
        Integer limit = limits.get(method);
        if (limit == null) {
            return 0;
        }
        long now = clock.instant().getEpochSecond();
        Window window = windows.merge(
                method + " " + team,
                new Window(now, 1),
                (old, fresh) ->
                        now - old.begun() < WINDOW.toSeconds() ? new Window(old.begun(), old.calls() + 1) : fresh);
        return window.calls() > limit ? window.begun() + WINDOW.toSeconds() - now : 0;
    }

    private IssuedToken authorized(Request request) {
        String value = request.bearer()
                .or(() -> request.form().get("token"))
                .orElseThrow(() -> SlackAnswers.refused("not_authed"));
        IssuedToken token = ledger.find(value)
                .filter(found -> found.kind() != TokenKind.REFRESH)
                .orElseThrow(() -> SlackAnswers.refused("invalid_auth"));
        if (!token.isLive()) {
            throw SlackAnswers.refused("token_revoked");
        }
        if (token.isExpired(clock.instant())) {
            throw SlackAnswers.refused("token_expired");
        }
        return token;
    }
}
