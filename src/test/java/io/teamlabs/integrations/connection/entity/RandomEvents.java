package io.teamlabs.integrations.connection.entity;

import static io.teamlabs.integrations.connection.entity.SampleIntegrations.HOUR;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.grant;

import java.time.Instant;
import java.util.Random;

/** Whatever can happen to an integration, by chance that can be repeated. */
public final class RandomEvents {

    private RandomEvents() {}

    /** Lets one event happen; returns whether it connected. */
    public static boolean happen(Integration integration, Random random, Instant now) {
        Instant retry = now.plusSeconds(30);
        switch (random.nextInt(11)) {
            case 0 -> integration.connect(grant("refresh", HOUR), now);
            case 1 -> integration.connect(grant(null, random.nextBoolean() ? HOUR : null), now);
            case 2, 3 -> integration.refreshFailed("http_503", "words", retry, now);
            case 4 -> integration.refreshMisconfigured("invalid_client", "words", retry, now);
            case 5 -> integration.grantGone(ErrorCode.GRANT_GONE, "words", now);
            case 6 -> integration.ranOut("words", now);
            case 7 -> integration.unreadable("words", now);
            case 8 -> integration.disconnect(now);
            case 9 -> integration.resetErrors(now);
            default -> integration.rotationBecameUncertain();
        }
        return integration.isConnected() && now.equals(integration.connectedAt());
    }
}
