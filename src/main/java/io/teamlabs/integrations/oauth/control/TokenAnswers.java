package io.teamlabs.integrations.oauth.control;

import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Secret;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads successful token answers (RFC 6749, 5.1) more forgivingly than they are written. */
public final class TokenAnswers {

    /** No token lives longer than this here, so that no sum of dates overflows. */
    static final Duration LONGEST_LIFE = Duration.ofDays(3650);

    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(LONGEST_LIFE.toSeconds());

    private TokenAnswers() {}

    /**
     * Reads what a code gave.
     *
     * @throws OAuthFailure where there is no access token: the code is spent, so the flow must begin again
     */
    public static TokenAnswer ofCode(JsonAnswer answer, Instant now) {
        return read(answer, now, OAuthFailure.Kind.AUTHORIZE_AGAIN);
    }

    /**
     * Reads what a refresh gave.
     *
     * @throws OAuthFailure where there is no access token: it is tried again, in doubt whether the refresh token is spent
     */
    public static TokenAnswer ofRefresh(JsonAnswer answer, Instant now) {
        return read(answer, now, OAuthFailure.Kind.TEMPORARY);
    }

    private static TokenAnswer read(JsonAnswer answer, Instant now, OAuthFailure.Kind withoutToken) {
        Secret access = answer.secret("access_token")
                .orElseThrow(() -> new OAuthFailure(withoutToken, OAuthFailure.NO_TOKEN, null, true));
        return new TokenAnswer(
                access,
                answer.secret("refresh_token").orElse(null),
                now,
                end(answer, "expires_in", now),
                end(answer, "refresh_token_expires_in", now),
                answer.text("scope").map(ScopeSet::parse).orElse(null));
    }

    /**
     * Zero and less are read as absent, as Nimbus does: no provider gives out a token that has run out already, and one
     * taken for that would be refreshed at every use. A token whose end nobody told is found dead by the provider's 401.
     */
    private static @Nullable Instant end(JsonAnswer answer, String name, Instant now) {
        return answer.number(name)
                .filter(seconds -> seconds.compareTo(BigDecimal.ONE) >= 0)
                .map(seconds -> now.plusSeconds(seconds.min(LONGEST_SECONDS).longValue()))
                .orElse(null);
    }
}
