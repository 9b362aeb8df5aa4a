package io.teamlabs.integrations.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings by name and collects every fault instead of stopping at the first. A fault never repeats the value: it
 * may be a secret. After a fault the fallback, or a harmless stand-in, is answered, as nothing will start anyway.
 */
public final class SettingsReader {

    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private final SettingsSource source;
    private final Map<String, String> faults = new TreeMap<>();
    private final Map<String, String> asked = new TreeMap<>();

    public SettingsReader(SettingsSource source) {
        this.source = source;
    }

    /** Returns the text of a setting without surrounding blanks; null where it is absent or empty. */
    public @Nullable String optional(String name) {
        asked.putIfAbsent(name, "");
        return value(name);
    }

    private @Nullable String value(String name) {
        try {
            String value = source.value(name);
            return value == null || value.isBlank() ? null : value.strip();
        } catch (SettingsSource.UnreadableFile unreadable) {
            fault(name, "The file named by " + name + "_FILE cannot be read. Check the path and its rights.");
            return null;
        }
    }

    public String text(String name, String fallback) {
        asked.put(name, fallback);
        String value = value(name);
        return value == null ? fallback : value;
    }

    /** Returns the text of a setting that must be there; the remedy says what to set it to. */
    public String required(String name, String remedy) {
        String value = optional(name);
        if (value == null) {
            fault(name, "It is not set. " + remedy);
            return "";
        }
        return value;
    }

    public int number(String name, int fallback, int least, int most) {
        asked.put(name, String.valueOf(fallback));
        String value = value(name);
        if (value == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The fault below says what is right, for this as for a number out of bounds.
        }
        fault(name, "Set it to a whole number from " + least + " to " + most + ".");
        return fallback;
    }

    /** Reads {@code PT5M}, {@code 300s}, {@code 5m}, {@code 24h} or {@code 30d}. */
    public Duration duration(String name, Duration fallback, Duration least, Duration most) {
        asked.put(name, fallback.toString());
        String value = value(name);
        if (value == null) {
            return fallback;
        }
        Duration duration = parse(value);
        if (duration != null && duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
            return duration;
        }
        fault(name, "Set it to a duration from " + least + " to " + most + ", such as 30s, 5m or PT1H.");
        return fallback;
    }

    private static @Nullable Duration parse(String value) {
        Matcher brief = SHORT_DURATION.matcher(value.toLowerCase(Locale.ROOT));
        if (!brief.matches()) {
            try {
                return Duration.parse(value);
            } catch (DateTimeParseException notADuration) {
                return null;
            }
        }
        long amount = Long.parseLong(brief.group(1));
        return switch (brief.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    public boolean flag(String name, boolean fallback) {
        asked.put(name, String.valueOf(fallback));
        String value = value(name);
        if (value == null) {
            return fallback;
        }
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            fault(name, "Set it to true or false.");
            return fallback;
        }
        return Boolean.parseBoolean(value);
    }

    /** Reads an absolute http or https address; the answer has no slash at its end. */
    public URI url(String name, String fallback) {
        asked.put(name, fallback);
        String value = value(name);
        URI url = parseUrl(value == null ? fallback : value);
        if (url == null) {
            fault(name, "Set it to an absolute http or https address without user, query and fragment.");
            return URI.create("http://localhost");
        }
        return url;
    }

    private static @Nullable URI parseUrl(String text) {
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean plain = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
            return web && plain && url.getHost() != null ? url : null;
        } catch (URISyntaxException malformed) {
            return null;
        }
    }

    /** Reads a list separated by commas; blank parts are dropped. */
    public List<String> list(String name, List<String> fallback) {
        asked.put(name, String.join(",", fallback));
        String value = value(name);
        if (value == null) {
            return List.copyOf(fallback);
        }
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Reads one of an enum's constants, in any case of letters. */
    public <E extends Enum<E>> E choice(String name, E fallback) {
        asked.put(name, word(fallback));
        String value = value(name);
        if (value == null) {
            return fallback;
        }
        E[] constants = fallback.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> word(constant).equalsIgnoreCase(value))
                .findFirst()
                .orElseGet(() -> {
                    String words =
                            Arrays.stream(constants).map(SettingsReader::word).collect(Collectors.joining(", "));
                    fault(name, "Set it to one of: " + words + ".");
                    return fallback;
                });
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Notes what is wrong with a setting and how to mend it; never the value itself. */
    public void fault(String name, String remedy) {
        faults.putIfAbsent(name, remedy);
    }

    /** Returns the faults found so far, by name. */
    public Map<String, String> faults() {
        return Map.copyOf(faults);
    }

    /** Returns every name that was asked for, with its fallback; the documented table is held against it. */
    public Map<String, String> asked() {
        return new TreeMap<>(asked);
    }
}
