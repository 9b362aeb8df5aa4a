package io.teamlabs.integrations.identity.control;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import io.teamlabs.integrations.http.control.OutgoingHttp;
import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import io.teamlabs.integrations.http.entity.OutgoingRequest;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The keys that an issuer publishes, fetched by the one outgoing client and kept for five minutes. An unknown key id asks
 * for them again, at most every 30 s; while the issuer is away, the keys last seen serve for four hours.
 */
final class IssuerKeys implements ResourceRetriever {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration KEPT_IN_AN_OUTAGE = Duration.ofHours(4);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final OutgoingHttp http;

    private IssuerKeys(OutgoingHttp http) {
        this.http = http;
    }

    static JWKSource<SecurityContext> of(URI keySet, OutgoingHttp http) {
        try {
            return JWKSourceBuilder.<SecurityContext>create(keySet.toURL(), new IssuerKeys(http))
                    .cache(KEPT.toMillis(), DEADLINE.plusSeconds(1).toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .outageTolerant(KEPT_IN_AN_OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException checkedBefore) {
            throw new IllegalStateException("The settings let only http and https through", checkedBefore);
        }
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        OutgoingAnswer answer = await(OutgoingRequest.get(URI.create(url.toString())));
        if (answer.status() != 200) {
            throw new IOException("The issuer's keys came with status " + answer.status());
        }
        return new Resource(answer.text(), answer.header("Content-Type").orElse(null));
    }

    private OutgoingAnswer await(OutgoingRequest request) throws IOException {
        try {
            return http.send(request).toCompletableFuture().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IOException("The issuer's keys cannot be fetched", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the issuer's keys were fetched", interrupted);
        }
    }
}
