package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.gateway.entity.AnswerClass;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.gateway.entity.Classification;
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
import org.jspecify.annotations.Nullable;

/** Leave to make a call, by what its provider counts; and what answers tell of it. */
@ApplicationScoped
public class Permits {

    private static final int TOO_MANY_REQUESTS = 429;

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

    /** A refusal whose body alone tells of a limit is learnt as the 429 that it might have been. */
    void learn(CallContext context, ApiRequest request, Reply reply) {
        Classification meaning = reply.classification();
        Duration pause = meaning.kind() == AnswerClass.RATE_LIMIT ? meaning.pause() : null;
        int status = pause == null ? reply.answer().status() : TOO_MANY_REQUESTS;
        quotas(context)
                .ifPresent(known -> known.observe(
                                call(context, request), status, name -> header(reply, name, pause), clock.instant())
                        .forEach(limiter::learn));
    }

    private static Optional<String> header(Reply reply, String name, @Nullable Duration pause) {
        Optional<String> told = reply.answer().headers().value(name);
        return pause == null || !name.equalsIgnoreCase("Retry-After")
                ? told
                : told.or(() -> Optional.of(String.valueOf(pause.plusMillis(999).toSeconds())));
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
