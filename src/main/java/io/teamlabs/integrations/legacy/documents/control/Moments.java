package io.teamlabs.integrations.legacy.documents.control;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Moments in the form in which exports write nearly all of them, {@code 2024-01-31T10:11:12.345Z}, or without the fraction.
 * The JDK's formatters would take a tenth of an import's time for them.
 */
final class Moments {

    private static final String FORM = "0000-00-00T00:00:00.000Z";
    private static final String WHOLE = "0000-00-00T00:00:00Z";
    private static final int MILLISECOND = 1_000_000;
    private static final int LAST_YEAR = 9999;

    private Moments() {}

    /** Returns the moment; null for whatever is not of exactly this form, or is no moment. */
    static @Nullable Instant read(String text) {
        String form = text.length() == FORM.length() ? FORM : WHOLE;
        if (!fits(text, form)) {
            return null;
        }
        int fraction = form.equals(FORM) ? number(text, 20, 23) * MILLISECOND : 0;
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19),
                            fraction)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static boolean fits(String text, String form) {
        if (text.length() != form.length()) {
            return false;
        }
        for (int at = 0; at < form.length(); at++) {
            char wanted = form.charAt(at);
            char unit = text.charAt(at);
            if (wanted == '0' ? unit < '0' || unit > '9' : unit != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            number = 10 * number + text.charAt(at) - '0';
        }
        return number;
    }

    /** Returns what {@link Instant#toString} does. */
    static String text(Instant moment) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), moment.getNano(), ZoneOffset.UTC);
        int fraction = time.getNano();
        if (fraction % MILLISECOND != 0 || time.getYear() < 0 || time.getYear() > LAST_YEAR) {
            return moment.toString();
        }
        StringBuilder text = new StringBuilder(fraction == 0 ? WHOLE : FORM);
        put(text, 0, 4, time.getYear());
        put(text, 5, 7, time.getMonthValue());
        put(text, 8, 10, time.getDayOfMonth());
        put(text, 11, 13, time.getHour());
        put(text, 14, 16, time.getMinute());
        put(text, 17, 19, time.getSecond());
        put(text, 20, fraction == 0 ? 20 : 23, fraction / MILLISECOND);
        return text.toString();
    }

    private static void put(StringBuilder text, int from, int to, int number) {
        int left = number;
        for (int at = to - 1; at >= from; at--) {
            text.setCharAt(at, (char) ('0' + left % 10));
            left /= 10;
        }
    }
}
