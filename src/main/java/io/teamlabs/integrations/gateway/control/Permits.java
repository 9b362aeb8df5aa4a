package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.http.entity.StreamedAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Leave to make a call, by what its provider counts; and what answers tell of it. */
@ApplicationScoped
public class Permits {

    /**
     * Waits for a permit, on the calling thread.
     *
     * @throws io.teamlabs.integrations.problem.ProblemException {@code rate-limited}, at once where it would take longer
     *     than the patience
     */
    void take(CallContext context, ApiRequest request, Duration patience) {}

    void learn(CallContext context, ApiRequest request, StreamedAnswer answer) {}
}
