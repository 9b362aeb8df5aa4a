package io.teamlabs.integrations.simulator.wire;

/** What a fault does to a call: it may ask the endpoint or not, and may spoil what it answers. */
@FunctionalInterface
public interface Effect {
    Answer answer(Request request, Endpoint endpoint);
}
