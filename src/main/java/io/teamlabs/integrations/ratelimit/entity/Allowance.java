package io.teamlabs.integrations.ratelimit.entity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many calls in any window of time, wherever it begins, of which so many may come at once.
 *
 * <p>A bucket that holds {@code burst} tokens and gets one each period of its {@link #pace} hands out at most {@code calls} within the
 * window and its {@link #slack}. So a provider that counts over a sliding window never sees more, even where a call
 * reaches it later than its permit was given by as much as the slack.
 */
public record Allowance(int calls, Duration window, int burst) {

    private static final int MOST_CALLS = 10_000_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration LEAST_SLACK = Duration.ofMillis(500);
    private static final Duration MOST_SLACK = Duration.ofSeconds(10);
    private static final int SLACK_PART = 50;
    private static final int BURST_PART = 20;
    private static final Pattern FORM = Pattern.compile("(\\d{1,8})/(\\d{1,7})([smhd])(?:/(\\d{1,8}))?");

    public Allowance {
        if (calls < 1 || calls > MOST_CALLS || burst < 1 || burst > calls) {
            throw new IllegalArgumentException("An allowance is of 1 to 10000000 calls, 1 to all of them at once");
        }
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A window is from one second to 30 days");
        }
    }

    /** A twentieth of the calls may come at once, and one at the least. */
    public static Allowance of(int calls, Duration window) {
        return new Allowance(calls, window, Math.max(1, calls / BURST_PART));
    }

    /** Reads {@code 100/1m}, or {@code 100/1m/20} where 20 may come at once; empty where it is neither. */
    public static Optional<Allowance> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int calls = Integer.parseInt(form.group(1));
        Duration window = unit(form.group(3)).multipliedBy(Integer.parseInt(form.group(2)));
        try {
            return Optional.of(
                    form.group(4) == null
                            ? of(calls, window)
                            : new Allowance(calls, window, Integer.parseInt(form.group(4))));
        } catch (IllegalArgumentException outOfBounds) {
            return Optional.empty();
        }
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }

    /** How much later than its permit a call may reach the provider: a fiftieth of the window, half a second to ten. */
    public Duration slack() {
        Duration part = window.dividedBy(SLACK_PART);
        if (part.compareTo(LEAST_SLACK) < 0) {
            return LEAST_SLACK;
        }
        return part.compareTo(MOST_SLACK) > 0 ? MOST_SLACK : part;
    }

    /** How long a node may keep a token that it leased: half the slack, as the call still has to get there. */
    public Duration lease() {
        return slack().dividedBy(2);
    }

    public Pace pace() {
        long spread = window.plus(slack()).toNanos();
        return new Pace(Duration.ofNanos(spread / (calls - burst + 1) + 1), burst);
    }

    /** As the setting is written; a window of broken seconds, which no setting can have, is cut. */
    @Override
    public String toString() {
        for (String letter : List.of("d", "h", "m")) {
            if (window.toSeconds() % unit(letter).toSeconds() == 0) {
                return calls + "/" + window.dividedBy(unit(letter)) + letter + "/" + burst;
            }
        }
        return calls + "/" + window.toSeconds() + "s/" + burst;
    }
}
