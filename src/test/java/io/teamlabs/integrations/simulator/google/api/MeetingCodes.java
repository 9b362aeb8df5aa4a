package io.teamlabs.integrations.simulator.google.api;

import java.util.Random;

/** Codes of meetings, such as {@code abc-mnop-xyz}; the same sequence in every simulator. */
public final class MeetingCodes {
    private final Random random = new Random(7);

    public synchronized String next() {
        return letters(3) + "-" + letters(4) + "-" + letters(3);
    }

    public static String uri(String code) {
        return "https://meet.google.com/" + code;
    }

    private String letters(int count) {
        StringBuilder letters = new StringBuilder();
        random.ints(count, 'a', 'z' + 1).forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
