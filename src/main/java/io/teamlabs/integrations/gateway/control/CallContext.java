package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import jakarta.json.JsonObject;
import java.util.UUID;

/**
 * Whom a call is made for.
 *
 * @param integration the row's id
 * @param clientId the operator's or the template's client that the grant belongs to; its quotas are shared by all it serves
 * @param accountId the account's id at the provider; where it is not known the row's, as no two accounts share a quota
 * @param vendor the vendor's name for people
 * @param granted the scopes that the provider granted
 * @param settings what the person set for this integration
 * @param doubted whether refusals of its tokens are counted, which a good answer clears
 */
public record CallContext(
        OrganizationId organization,
        UserId user,
        TypeKey type,
        ProviderId provider,
        UUID integration,
        String clientId,
        String accountId,
        String vendor,
        ScopeSet granted,
        JsonObject settings,
        boolean doubted) {}
