package io.teamlabs.integrations.gateway.entity;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A call that was made, or not, for who counts usage; fired as a CDI event when its answer's head is there or it has failed.
 *
 * @param call whom it was made for, and what kind of call it was
 * @param status the provider's last status; 0 where there was no answer
 * @param kind what the last answer meant; {@code RETRY} where there was none
 * @param tries how often it was sent; 0 where no permit was to be had
 */
public record CallMade(Call call, int status, AnswerClass kind, int tries, Duration took, Instant at) {

    /**
     * Whom a call was made for, and what it was.
     *
     * @param endpoint the endpoint class, as the provider's quotas know it
     */
    public record Call(
            OrganizationId organization,
            UserId user,
            TypeKey type,
            ProviderId provider,
            UUID integration,
            String method,
            String endpoint) {}
}
