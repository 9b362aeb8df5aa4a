package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.Obtained;
import io.teamlabs.integrations.authorization.entity.Replacement;
import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.NewGrant;
import io.teamlabs.integrations.connection.entity.RefreshSchedule;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Makes of a token answer what a row stores: sealed, its scopes settled, its refresh scheduled. */
@ApplicationScoped
public class NewGrants {

    private final RefreshSchedule schedule = new RefreshSchedule(new SecureRandom());

    @Inject
    TokenSeals seals;

    @Inject
    ProviderDialects dialects;

    NewGrant of(Integration row, Replacement replacement, Obtained obtained) {
        ProviderDialect dialect = dialects.get(row.provider());
        TokenAnswer answer = obtained.answer();
        Secret refresh = refreshToken(dialect, answer, replacement);
        return new NewGrant(
                seals.seal(row.organization(), row.id(), answer.accessToken(), refresh),
                answer.issuedAt(),
                answer.expiresAt(),
                answer.refreshTokenExpiresAt(),
                obtained.requested(),
                granted(dialect, obtained),
                obtained.clientId(),
                obtained.account(),
                refresh == null ? null : schedule.refreshAt(answer.issuedAt(), answer.expiresAt()));
    }

    /** A provider that does not rotate may leave out the refresh token when it is asked again: the one held stays good. */
    private static @Nullable Secret refreshToken(ProviderDialect dialect, TokenAnswer answer, Replacement replacement) {
        boolean keep = answer.refreshToken() == null && answer.expiresAt() != null && !dialect.rotatesRefreshTokens();
        return keep ? replacement.heldRefreshToken() : answer.refreshToken();
    }

    /** An answer without scopes grants what was requested (RFC 6749, 5.1). */
    private static ScopeSet granted(ProviderDialect dialect, Obtained obtained) {
        ScopeSet scopes = obtained.answer().scopes();
        return scopes == null ? dialect.normalized(obtained.requested()) : scopes;
    }
}
