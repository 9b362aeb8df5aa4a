package io.teamlabs.integrations.provider.google;

import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.io.IOException;
import java.time.Duration;

/** Runs calls of Google's libraries. */
final class GoogleCalls {

    /** Begins a call: the libraries declare an exception for making a request as well. */
    @FunctionalInterface
    interface Call<T> {
        AbstractGoogleClientRequest<T> request() throws IOException;
    }

    private GoogleCalls() {}

    /**
     * Returns what Google answered.
     *
     * @throws GoogleRefusal for an endpoint's own refusal
     * @throws ProblemException for everything else, an answer that is broken off or no JSON included
     */
    static <T> T run(Call<T> call) {
        try {
            return call.request().execute();
        } catch (IOException | IllegalArgumentException unreadable) {
            throw ProblemException.of(
                            ProblemKind.PROVIDER_UNAVAILABLE,
                            "Google gave no proper answer, and the call may have worked. Look first, then try again.")
                    .retryAfter(Duration.ofSeconds(1));
        }
    }
}
