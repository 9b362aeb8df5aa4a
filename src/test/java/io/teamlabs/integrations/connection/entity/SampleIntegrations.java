package io.teamlabs.integrations.connection.entity;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Integrations of one person of ACME, connected at noon with tokens of an hour. */
public final class SampleIntegrations {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final Duration HOUR = Duration.ofHours(1);
    public static final OrganizationId ACME = new OrganizationId("acme");
    public static final UserId ANNA = new UserId("anna");
    public static final TypeKey CALENDAR = new TypeKey("google_calendar");

    private SampleIntegrations() {}

    /** A row that was never connected. */
    public static Integration fresh() {
        return fresh(ANNA, CALENDAR);
    }

    public static Integration fresh(UserId user, TypeKey type) {
        return new Integration(UUID.randomUUID(), ACME, user, type, new ProviderId("google"), NOON);
    }

    /** Connected at noon with both tokens; the access token lives for an hour. */
    public static Integration connected() {
        Integration integration = fresh();
        integration.connect(grant("refresh", HOUR), NOON);
        return integration;
    }

    /** Connected at noon with an access token alone, of that lifetime; null is for ever. */
    public static Integration connectedWithoutRefreshToken(@Nullable Duration lifetime) {
        Integration integration = fresh();
        integration.connect(grant(null, lifetime), NOON);
        return integration;
    }

    public static NewGrant grant(@Nullable String refreshToken, @Nullable Duration lifetime) {
        return grant(NOON, refreshToken, lifetime, new Account("4711", "anna", "anna@acme.test", "Anna", null));
    }

    public static NewGrant grant(
            Instant issued, @Nullable String refreshToken, @Nullable Duration lifetime, Account account) {
        return new NewGrant(
                new SealedTokens(bytes("access"), refreshToken == null ? null : bytes(refreshToken), true),
                issued,
                lifetime == null ? null : issued.plus(lifetime),
                null,
                ScopeSet.of("openid", "calendar"),
                ScopeSet.of("openid"),
                "client",
                account,
                lifetime == null ? null : issued.plus(lifetime.dividedBy(2)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
