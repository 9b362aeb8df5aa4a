package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.gateway.entity.AnswerClass;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.gateway.entity.Breaker;
import io.teamlabs.integrations.gateway.entity.CallMade;
import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.http.entity.OutgoingFailure;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call on its way through the corridor, with all its tries. */
final class Passage {

    private static final Duration LONG = Duration.ofHours(1);

    private final Corridor corridor;
    private final CallContext context;
    private final ProviderApi api;
    private final ApiRequest request;
    private final String endpoint;
    private final CallProblems problems;
    private final Patience patience;
    private final Renewal renewal;
    private final Instant began;
    private int tries;
    private int status;
    private AnswerClass last = AnswerClass.RETRY;

    Passage(Corridor corridor, CallContext context, ProviderApi api, ApiRequest request) {
        this.corridor = corridor;
        this.context = context;
        this.api = api;
        this.request = request;
        this.endpoint = request.endpoint() == null ? api.endpoint(request) : request.endpoint();
        this.problems = new CallProblems(context.vendor());
        this.began = corridor.clock.instant();
        this.patience = new Patience(
                request.patience() == null ? corridor.settings.retries().patience() : request.patience());
        this.renewal = new Renewal(corridor.tokens, corridor.grants, context);
    }

    /** Returns the answer to hand on, or fails with the problem that the call ended in; usage is told either way. */
    Reply run() {
        try {
            Secret token = renewal.current();
            Reply reply = null;
            while (reply == null) {
                reply = attempt(token);
                token = renewal.current();
            }
            return reply;
        } finally {
            tellUsage();
        }
    }

    /** Returns an answer to hand on; null where the call is to be sent again. */
    private @Nullable Reply attempt(Secret token) {
        Breaker breaker = admitted();
        tries++;
        Reply reply;
        try {
            reply = corridor.exchanges.send(api, request, token);
        } catch (OutgoingFailure failure) {
            failed(breaker, failure);
            return null;
        }
        note(breaker, reply);
        if (last.isHandedOn()) {
            return reply;
        }
        reply.discard();
        settle(reply.classification());
        return null;
    }

    /** Waits for a permit, and for nothing else: a host that is down refuses at once. */
    private Breaker admitted() {
        Breaker breaker = corridor.breakers.of(context.provider(), request.uri());
        breaker.refusal(corridor.clock.instant()).ifPresent(left -> {
            throw problems.unavailable(left);
        });
        patience.spend(() -> corridor.permits.take(context, request, patience.left()));
        return breaker;
    }

    private void failed(Breaker breaker, OutgoingFailure failure) {
        status = 0;
        last = AnswerClass.RETRY;
        if (failure.kind() != OutgoingFailure.Kind.BODY && failure.kind() != OutgoingFailure.Kind.ADDRESS_REFUSED) {
            breaker.failed(corridor.clock.instant());
            if (repeats(failure.maybeHeard()) && pause(null)) {
                return;
            }
        }
        throw problems.unreached(failure);
    }

    private void note(Breaker breaker, Reply reply) {
        status = reply.answer().status();
        last = reply.classification().kind();
        if (last == AnswerClass.RETRY) {
            breaker.failed(corridor.clock.instant());
        } else {
            breaker.succeeded();
        }
        corridor.permits.learn(context, request, reply);
        if (last == AnswerClass.OK) {
            renewal.honoured();
        }
    }

    /** Makes ready for another try, or fails with the problem that the answer means. */
    private void settle(Classification answer) {
        switch (answer.kind()) {
            case REFRESH, REFRESH_OR_RECONNECT -> renew(answer);
            case RECONNECT -> reconnect(answer);
            case RETRY -> again(answer.pause());
            case RATE_LIMIT -> limited(answer);
            case RATE_LIMIT_LONG -> throw problems.limited(answer.pause() == null ? LONG : answer.pause());
            case MISSING_SCOPE -> throw problems.missingScope(context, lacking(answer), "");
            case CONFIG -> throw problems.misconfigured(answer);
            case USER_ACTION -> throw problems.userAction(answer);
            case SUSPENDED -> throw suspended(answer);
            case OK, NOT_FOUND_OR_HIDDEN, CLIENT, RESYNC, GONE ->
                throw new IllegalStateException(answer.kind() + " is handed on");
        }
    }

    private ScopeSet lacking(Classification answer) {
        return answer.needed().missingFrom(context.granted());
    }

    private void renew(Classification answer) {
        if (!renewal.renewed()) {
            throw renewal.gone(answer);
        }
        requireRepeats();
    }

    private void requireRepeats() {
        if (!request.body().repeats()) {
            throw problems.sendAgain();
        }
    }

    private void reconnect(Classification answer) {
        if (!renewal.broughtByOthers()) {
            throw refused(answer);
        }
        requireRepeats();
    }

    private ProblemException refused(Classification answer) {
        Optional<ApiRequest> confirmation = api.confirmation(answer);
        if (confirmation.isPresent() && !confirms(confirmation.get())) {
            String words = context.vendor() + " refuses this call (" + answer.code() + "), yet honours the connection.";
            corridor.grants.refused(context, answer.code(), words);
            return problems.userAction(answer);
        }
        return renewal.gone(answer);
    }

    private boolean confirms(ApiRequest question) {
        try {
            Reply reply = corridor.exchanges.send(api, question, renewal.current());
            reply.discard();
            return reply.classification().kind() == AnswerClass.RECONNECT;
        } catch (OutgoingFailure unanswered) {
            return false;
        }
    }

    private ProblemException suspended(Classification answer) {
        ProblemException problem = problems.suspended(answer);
        corridor.grants.refused(context, answer.code(), problem.detail());
        return problem;
    }

    private void limited(Classification answer) {
        Duration wait = corridor.delay().after(tries, answer.pause());
        if (!repeats(true) || !patience.allows(wait)) {
            throw problems.limited(wait);
        }
        patience.spend(wait, problems);
    }

    private void again(@Nullable Duration asked) {
        if (!repeats(true) || !pause(asked)) {
            Duration wait = corridor.delay().after(tries, asked);
            throw request.isRepeatable() ? problems.unavailable(wait) : problems.uncertain(wait);
        }
    }

    /** Whether the call may be sent once more; what cannot have been heard may, whatever its method. */
    private boolean repeats(boolean maybeHeard) {
        return (request.isRepeatable() || !maybeHeard)
                && request.body().repeats()
                && tries < corridor.settings.retries().tries();
    }

    private boolean pause(@Nullable Duration asked) {
        Duration wait = corridor.delay().after(tries, asked);
        if (!patience.allows(wait)) {
            return false;
        }
        patience.spend(wait, problems);
        return true;
    }

    private void tellUsage() {
        Instant now = corridor.clock.instant();
        CallMade.Call call = new CallMade.Call(
                context.organization(),
                context.user(),
                context.type(),
                context.provider(),
                context.integration(),
                request.method(),
                endpoint);
        corridor.usage.fire(new CallMade(call, status, last, tries, Duration.between(began, now), now));
    }
}
