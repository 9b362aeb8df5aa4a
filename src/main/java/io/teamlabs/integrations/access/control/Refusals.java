package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.connection.entity.TokenState;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** What a row that gives no token means to the caller, and what to do about it. */
final class Refusals {

    private static final Duration SOON = Duration.ofSeconds(1);

    private Refusals() {}

    static ProblemException notConnected() {
        return ProblemException.of(
                ProblemKind.NOT_CONNECTED,
                "No account is connected. Let the person connect it on the integrations page.");
    }

    /** Another node's refresh, or one of this node's, takes longer than a reader waits. */
    static ProblemException busy() {
        return ProblemException.of(
                        ProblemKind.UNAVAILABLE,
                        "The token is being refreshed, which takes long. Ask again in a moment.")
                .retryAfter(SOON.multipliedBy(5));
    }

    static ProblemException nothingToRefresh() {
        return ProblemException.of(
                ProblemKind.CONFLICT,
                "The provider gave no refresh token, so this token stays as it is. Connect the account again to get a new one.");
    }

    static ProblemException paused(String vendor, Duration remaining) {
        return ProblemException.of(
                        ProblemKind.PROVIDER_UNAVAILABLE,
                        vendor + " refuses this service's client. The operator must check its client id and secret.")
                .retryAfter(atLeastSoon(remaining));
    }

    static ProblemException notConfigured(String vendor) {
        return ProblemException.of(
                ProblemKind.NOT_CONFIGURED,
                "This service has no client at " + vendor + ". The operator must set its client id and secret.");
    }

    /** Returns why the row, as it is, gives no token. */
    static ProblemException of(TokenState row, Instant now) {
        if (row.needsReconnect()) {
            return ProblemException.of(ProblemKind.RECONNECT_NEEDED, reconnectWords(row));
        }
        return row.isConnected() ? unavailable(row, now) : notConnected();
    }

    private static String reconnectWords(TokenState row) {
        return Objects.requireNonNullElse(
                row.lastError(), "The connection no longer works. Let the person connect the account again.");
    }

    private static ProblemException unavailable(TokenState row, Instant now) {
        Instant due = row.refreshAt();
        Duration wait = due == null ? SOON : Duration.between(now, due);
        String words = Objects.requireNonNullElse(row.lastError(), "The provider gave no new token yet.");
        return ProblemException.of(ProblemKind.PROVIDER_UNAVAILABLE, words).retryAfter(atLeastSoon(wait));
    }

    private static Duration atLeastSoon(Duration wait) {
        return wait.compareTo(SOON) > 0 ? wait : SOON;
    }
}
