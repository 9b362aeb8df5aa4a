package io.teamlabs.integrations.identity.control;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.events.Event;
import io.teamlabs.integrations.http.control.OutgoingHttp;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an issuer publishes, fetched by the one outgoing client and kept for five minutes. An unknown key id asks
 * for them again, at most every 30 s; while the issuer is away, the keys last seen serve for four hours. Whoever remembers
 * what was checked is told when the keys have been fetched again.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration KEPT_IN_AN_OUTAGE = Duration.ofHours(4);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

    private final JWKSource<SecurityContext> source;
    private volatile boolean seen;

    private IssuerKeys(JWKSource<SecurityContext> source) {
        this.source = source;
    }

    static JWKSource<SecurityContext> of(URI keySet, OutgoingHttp http, Runnable fetched) {
        try {
            return new IssuerKeys(JWKSourceBuilder.<SecurityContext>create(keySet.toURL(), new KeySetRetriever(http))
                    .cache(
                            KEPT.toMillis(),
                            KeySetRetriever.DEADLINE.plusSeconds(1).toMillis(),
                            event -> tell(event, fetched))
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .outageTolerant(KEPT_IN_AN_OUTAGE.toMillis())
                    .build());
        } catch (MalformedURLException checkedBefore) {
            throw new IllegalStateException("The settings let only http and https through", checkedBefore);
        }
    }

    private static void tell(Event<?, ?> event, Runnable fetched) {
        if (event instanceof CachingJWKSetSource.RefreshCompletedEvent<?>) {
            fetched.run();
        }
    }

    /** Returns the keys that fit; none where an unknown key cannot be asked for yet. Fails while none were ever seen. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        try {
            List<JWK> fitting = source.get(selector, context);
            seen = true;
            return fitting;
        } catch (RateLimitReachedException tooSoon) {
            if (seen) {
                return List.of();
            }
            throw tooSoon;
        }
    }
}
