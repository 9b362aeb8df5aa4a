package io.teamlabs.integrations.bench;

import java.util.Locale;

/** What a figure should be. A goal that is missed is told, never asserted. */
public sealed interface Goal {

    /** Returns whether the median is as it should be. */
    boolean isMetBy(double median);

    /** Returns the goal in words, empty where there is none. */
    String text();

    static Goal atLeast(double least) {
        return new AtLeast(least);
    }

    static Goal atMost(double most) {
        return new AtMost(most);
    }

    /** For absolute figures, which are the machine's. */
    static Goal none() {
        return new None();
    }

    record AtLeast(double least) implements Goal {
        @Override
        public boolean isMetBy(double median) {
            return median >= least;
        }

        @Override
        public String text() {
            return "≥ " + number(least);
        }
    }

    record AtMost(double most) implements Goal {
        @Override
        public boolean isMetBy(double median) {
            return median <= most;
        }

        @Override
        public String text() {
            return "≤ " + number(most);
        }
    }

    record None() implements Goal {
        @Override
        public boolean isMetBy(double median) {
            return true;
        }

        @Override
        public String text() {
            return "";
        }
    }

    /** As many digits as tell figures of its size apart: 0.912, 12.3, 4,567. */
    static String number(double value) {
        double size = Math.abs(value);
        String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.3f";
        String text = String.format(Locale.ROOT, form, value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
