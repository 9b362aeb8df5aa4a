package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.http.entity.StreamedAnswer;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.ratelimit.control.Limiter;
import io.teamlabs.integrations.ratelimit.control.ProviderQuotas;
import io.teamlabs.integrations.ratelimit.entity.Charge;
import io.teamlabs.integrations.ratelimit.entity.LimitedCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Leave to make a call, by what its provider counts; and what answers tell of it. */
@ApplicationScoped
public class Permits {

    @Inject
    Limiter limiter;

    @Inject
    @Any
    Instance<ProviderQuotas> quotas;

    @Inject
    Clock clock;

    /**
     * Waits for a permit, on the calling thread.
     *
     * @throws ProblemException {@code rate-limited}, at once where it would take longer than the patience
     */
    void take(CallContext context, ApiRequest request, Duration patience) {
        List<Charge> charges = quotas(context)
                .map(known -> known.charges(call(context, request)))
                .orElse(List.of());
        if (charges.isEmpty()) {
            return;
        }
        try {
            limiter.acquire(charges, context.organization(), patience)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException refusal) {
            if (refusal.getCause() instanceof ProblemException limited) {
                throw limited;
            }
            throw refusal;
        }
    }

    void learn(CallContext context, ApiRequest request, StreamedAnswer answer) {
        quotas(context)
                .ifPresent(known -> known.observe(
                                call(context, request),
                                answer.status(),
                                name -> answer.headers().value(name),
                                clock.instant())
                        .forEach(limiter::learn));
    }

    private Optional<ProviderQuotas> quotas(CallContext context) {
        return quotas.stream()
                .filter(known -> known.provider().equals(context.provider().value()))
                .findFirst();
    }

    private static LimitedCall call(CallContext context, ApiRequest request) {
        return new LimitedCall(context.clientId(), context.accountId(), request.method(), request.uri());
    }
}
