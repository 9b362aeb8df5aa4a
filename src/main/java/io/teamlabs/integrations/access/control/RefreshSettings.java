package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.http.control.HttpSettings;
import io.teamlabs.integrations.platform.SettingsReader;
import java.time.Duration;

/**
 * The settings of refreshing and of reading tokens.
 *
 * @param enabled whether this node's timer refreshes what is due; readers' refreshes go on either way
 * @param inFlight how many refreshes may be under way at one provider, on this node
 * @param lease how long a claim holds; longer than the deadline of an outgoing request
 * @param longestClaim how long a claim may take, so that what is left of its lease suffices for the request
 * @param readWait how long a reader waits for a refresh, its own or another node's
 * @param stopWait how long an undeployment waits for refreshes under way
 */
public record RefreshSettings(
        boolean enabled,
        Duration interval,
        int inFlight,
        Duration lease,
        Duration longestClaim,
        Duration readWait,
        Duration stopWait,
        Waits waits,
        Duration idleAfter,
        Duration keepAlive) {

    /**
     * What follows a failure.
     *
     * @param first the first step of the back-off, and {@code longest} its last
     * @param longestAsked the most that a provider's {@code Retry-After} is heeded
     * @param misconfigured how long a provider that refuses our client is left alone
     */
    public record Waits(Duration first, Duration longest, Duration longestAsked, Duration misconfigured) {}

    public static RefreshSettings from(SettingsReader reader) {
        Duration lease = duration(reader, "REFRESH_LEASE", Duration.ofSeconds(60), Duration.ofMinutes(30));
        Duration longestClaim = lease.minus(HttpSettings.from(reader).deadline());
        if (longestClaim.isNegative() || longestClaim.isZero()) {
            reader.fault(
                    "REFRESH_LEASE", "Set it longer than HTTP_DEADLINE: a lease must outlive the request it is for.");
        }
        return new RefreshSettings(
                reader.flag("REFRESH_ENABLED", true),
                duration(reader, "REFRESH_INTERVAL", Duration.ofSeconds(2), Duration.ofMinutes(5)),
                inFlight(reader),
                lease,
                longestClaim,
                duration(reader, "REFRESH_READ_WAIT", Duration.ofSeconds(65), Duration.ofMinutes(10)),
                duration(reader, "REFRESH_STOP_WAIT", Duration.ofSeconds(10), Duration.ofMinutes(5)),
                waits(reader),
                duration(reader, "REFRESH_IDLE_AFTER", Duration.ofDays(30), Duration.ofDays(3650)),
                duration(reader, "REFRESH_KEEP_ALIVE", Duration.ofDays(30), Duration.ofDays(3650)));
    }

    /** A refresh under way holds a connection; with none free it would spend its deadline in line. */
    private static int inFlight(SettingsReader reader) {
        int inFlight = reader.number("REFRESH_IN_FLIGHT", 2_000, 1, 10_000);
        if (inFlight > HttpSettings.from(reader).connectionsPerHost()) {
            reader.fault("REFRESH_IN_FLIGHT", "Set it to HTTP_CONNECTIONS_PER_HOST at most, or raise that.");
        }
        return inFlight;
    }

    private static Waits waits(SettingsReader reader) {
        Duration hour = Duration.ofHours(1);
        return new Waits(
                duration(reader, "REFRESH_BACK_OFF", Duration.ofSeconds(10), hour),
                duration(reader, "REFRESH_BACK_OFF_CAP", Duration.ofMinutes(5), Duration.ofDays(1)),
                duration(reader, "REFRESH_RETRY_AFTER_CAP", hour, Duration.ofDays(1)),
                duration(reader, "REFRESH_CONFIGURATION_PAUSE", Duration.ofMinutes(5), Duration.ofDays(1)));
    }

    private static Duration duration(SettingsReader reader, String name, Duration fallback, Duration most) {
        return reader.duration(name, fallback, Duration.ofMillis(100), most);
    }
}
