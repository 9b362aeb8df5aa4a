package io.teamlabs.integrations.demo;

/** The demo does not go on; the message tells the person why and what to do. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message, null, false, false);
    }
}
