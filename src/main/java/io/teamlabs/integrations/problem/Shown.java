package io.teamlabs.integrations.problem;

/** What came from outside, made fit to be shown in a problem or a log line. */
final class Shown {

    private static final int LONGEST = 64;

    private Shown() {}

    /** Returns the text cut to 64 characters, with everything but plain visible ASCII replaced. */
    static String text(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        return cut.replaceAll("[^\\x21-\\x7e]", "?");
    }
}
