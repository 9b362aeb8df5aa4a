package io.teamlabs.integrations.simulator.wire;

/** What answers a request. */
@FunctionalInterface
public interface Endpoint {
    /**
     * Answers the request.
     *
     * @throws Refused where the answer is a refusal found on the way
     */
    Answer answer(Request request);
}
