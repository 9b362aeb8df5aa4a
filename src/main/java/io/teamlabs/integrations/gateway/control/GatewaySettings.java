package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.http.entity.StreamDeadlines;
import io.teamlabs.integrations.platform.SettingsReader;
import java.time.Duration;

/**
 * How calls to providers' APIs are made.
 *
 * @param deadlines of one try
 * @param inFlight how many calls to one provider may be under way on this node; more are refused at once
 */
public record GatewaySettings(StreamDeadlines deadlines, Retries retries, Breaking breaking, int inFlight) {

    /**
     * What follows a try that failed for now.
     *
     * @param tries how often a call is sent at most, the first time included
     * @param first the first step of the back-off, and {@code longest} its last
     * @param patience how long a caller would wait in all, for permits and between tries
     */
    public record Retries(int tries, Duration first, Duration longest, Duration patience) {}

    /**
     * When a host of a provider is left alone.
     *
     * @param failures so many failures in a row open the breaker
     * @param pause how long it stays open before one call may try
     */
    public record Breaking(int failures, Duration pause) {}

    public static GatewaySettings from(SettingsReader reader) {
        return new GatewaySettings(
                deadlines(reader),
                new Retries(
                        reader.number("GATEWAY_TRIES", 3, 1, 10),
                        duration(reader, "GATEWAY_BACK_OFF", Duration.ofMillis(250), Duration.ofMinutes(1)),
                        duration(reader, "GATEWAY_BACK_OFF_CAP", Duration.ofSeconds(5), Duration.ofMinutes(5)),
                        duration(reader, "GATEWAY_PATIENCE", Duration.ofSeconds(10), Duration.ofMinutes(10))),
                new Breaking(
                        reader.number("GATEWAY_BREAKER_FAILURES", 10, 1, 10_000),
                        duration(reader, "GATEWAY_BREAKER_PAUSE", Duration.ofSeconds(15), Duration.ofMinutes(30))),
                reader.number("GATEWAY_IN_FLIGHT", 64, 1, 10_000));
    }

    private static StreamDeadlines deadlines(SettingsReader reader) {
        Duration head = duration(reader, "GATEWAY_DEADLINE", Duration.ofSeconds(40), Duration.ofMinutes(15));
        Duration idle = duration(reader, "GATEWAY_IDLE_DEADLINE", Duration.ofSeconds(60), Duration.ofMinutes(15));
        Duration total = duration(reader, "GATEWAY_TOTAL_DEADLINE", Duration.ofHours(1), Duration.ofDays(1));
        if (total.compareTo(head) < 0) {
            reader.fault("GATEWAY_TOTAL_DEADLINE", "Set it no shorter than GATEWAY_DEADLINE, which is a part of it.");
            total = head;
        }
        return new StreamDeadlines(head, idle, total);
    }

    private static Duration duration(SettingsReader reader, String name, Duration fallback, Duration most) {
        return reader.duration(name, fallback, Duration.ofMillis(10), most);
    }
}
