package io.teamlabs.integrations.demo;

/** The demo does not go on; the words tell the person why and what to do. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String words;

    Refusal(String words) {
        super(words, null, false, false);
        this.words = words;
    }

    String words() {
        return words;
    }
}
