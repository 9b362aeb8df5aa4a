package io.teamlabs.integrations.bench;

/** What is read, in the order of a round. */
enum Endpoint {
    /** Nothing is done, for anyone. */
    OPEN("empty endpoint"),
    /** Nothing is done, behind the bearer's filter. */
    EMPTY("empty endpoint behind the bearer filter"),
    /** One person's token, which is in memory. */
    CACHED("cached token read"),
    /** As many bytes, from a servlet beside all that is ours. */
    BARE("bare servlet"),
    /** The tokens of many people in turn, none of which is in memory. */
    UNCACHED("uncached token read");

    private final String words;

    Endpoint(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
