package io.teamlabs.integrations.identity.control;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import io.teamlabs.integrations.http.control.OutgoingHttp;
import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import io.teamlabs.integrations.http.entity.OutgoingRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets Nimbus fetch a key set by the one outgoing client, with its limits, and within a deadline that a request can wait. */
final class KeySetRetriever implements ResourceRetriever {

    static final Duration DEADLINE = Duration.ofSeconds(5);

    private final OutgoingHttp http;

    KeySetRetriever(OutgoingHttp http) {
        this.http = http;
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
