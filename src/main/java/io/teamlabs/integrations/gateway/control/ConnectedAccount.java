package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.problem.ProblemException;

/**
 * One person's account at a provider, ready to be called. Valid for the request that opened it; may be used from several
 * threads. It holds no token.
 */
public final class ConnectedAccount {

    private final Corridor corridor;
    private final CallContext context;

    ConnectedAccount(Corridor corridor, CallContext context) {
        this.corridor = corridor;
        this.context = context;
    }

    /** Whose account this is, of which type, at which provider, with which settings. */
    public CallContext context() {
        return context;
    }

    /**
     * Sends a call and returns what the provider answered, be it an endpoint's own refusal; to be closed. Blocks until the
     * answer's head is there.
     *
     * @throws ProblemException for everything else: {@code reconnect-needed}, {@code not-connected}, {@code rate-limited},
     *     {@code missing-scope}, {@code provider-unavailable}, {@code provider-refused}
     */
    public ApiAnswer send(ApiRequest request) {
        return corridor.send(context, request);
    }

    /** The same, for who wants a success only: an endpoint's own refusal is a problem too, as {@link ApiRefusals} tells it. */
    public ApiAnswer require(ApiRequest request) {
        ApiAnswer answer = send(request);
        if (answer.isSuccess()) {
            return answer;
        }
        try (answer) {
            throw ApiRefusals.of(context.vendor(), answer);
        }
    }
}
