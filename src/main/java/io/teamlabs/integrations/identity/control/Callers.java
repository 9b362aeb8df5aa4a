package io.teamlabs.integrations.identity.control;

import io.teamlabs.integrations.http.control.OutgoingHttp;
import io.teamlabs.integrations.identity.entity.Caller;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.platform.Settings;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says who a request's {@code Authorization} header stands for. */
@ApplicationScoped
public class Callers {

    private static final Logger LOG = System.getLogger(Callers.class.getName());
    private static final Pattern BEARER = Pattern.compile("bearer +([A-Za-z0-9._~+/=-]+) *", Pattern.CASE_INSENSITIVE);

    @Inject
    People people;

    @Inject
    OutgoingHttp http;

    @Inject
    Clock clock;

    BearerTokens tokens;

    @PostConstruct
    void configure() {
        AuthenticationSettings settings = Settings.read(AuthenticationSettings::from);
        warnOfShortSecret(settings.sharedSecret());
        tokens = BearerTokens.of(settings, http, clock);
    }

    /** At start rather than at the first request, so that the operator reads the warning. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        LOG.log(Level.DEBUG, "Bearer tokens are checked");
    }

    private static void warnOfShortSecret(AuthenticationSettings.@Nullable SharedSecret shared) {
        if (shared != null && shared.isShort()) {
            LOG.log(
                    Level.WARNING,
                    "AUTH_HS256_SECRET is shorter than 32 bytes and can be guessed from any token; it is accepted because"
                            + " AUTH_HS256_PAD_SHORT_SECRET is true. Plan a longer one.");
        }
    }

    /** Returns the caller; fails with 401 for a missing or bad token, 403 where the users table lacks the token's user. */
    public Caller caller(@Nullable String authorization) {
        TokenClaims claims = bearer(authorization).flatMap(tokens::check).orElseThrow(ProblemException::unauthorized);
        if (claims.service()) {
            return service(claims);
        }
        return people.find(new UserId(claims.subject()))
                .map(Caller.User::new)
                .orElseThrow(() -> ProblemException.of(
                        ProblemKind.UNKNOWN_USER,
                        "TeamLabs has no user with the id in your token. Sign in again, or ask an administrator."));
    }

    /** Returns the service whose token was found good a moment ago; empty for all others, whom {@code caller} must judge. */
    public Optional<Caller.Service> knownService(@Nullable String authorization) {
        return bearer(authorization)
                .flatMap(tokens::known)
                .filter(TokenClaims::service)
                .map(Callers::service);
    }

    private static Caller.Service service(TokenClaims claims) {
        return new Caller.Service(claims.subject(), claims.scopes(), claims.organization());
    }

    private static Optional<String> bearer(@Nullable String authorization) {
        Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
        return bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
    }
}
