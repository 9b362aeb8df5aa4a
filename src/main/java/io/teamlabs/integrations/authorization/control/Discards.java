package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.Obtained;
import io.teamlabs.integrations.authorization.entity.Target;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Continuations;
import io.teamlabs.integrations.revocation.control.Revocations;
import io.teamlabs.integrations.revocation.entity.GrantKey;
import io.teamlabs.integrations.revocation.entity.RevocationOrder;
import io.teamlabs.integrations.revocation.entity.RevocationPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Hands back tokens that were obtained and did not become a connection. */
@ApplicationScoped
public class Discards {

    private static final Logger LOG = System.getLogger(Discards.class.getName());

    @Inject
    DiscardSteps steps;

    @Inject
    Revocations revocations;

    @Inject
    ProviderDialects dialects;

    @Inject
    Continuations continuations;

    /** Plans the revocation and begins it; the stage ends once it is planned, and never fails. */
    CompletionStage<RevocationPlan> discard(
            Target target, String clientId, TokenAnswer answer, @Nullable Account account) {
        GrantKey grant = new GrantKey(target.provider(), clientId, account == null ? null : account.id());
        var order = new RevocationOrder(target.organization(), target.subject(), grant, Obtained.tokens(answer));
        return continuations
                .managed(CompletableFuture.completedFuture(order))
                .thenApplyAsync(this::planned)
                .exceptionally(failure -> unplanned(order, answer, failure));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the row stays until it is done; nobody waits for it
    private RevocationPlan planned(RevocationOrder order) {
        RevocationPlan plan = OrganizationScope.within(order.organization(), () -> steps.plan(order, Actor.SYSTEM));
        if (plan.id() != null) {
            revocations.workOff(order.organization(), plan.id());
        }
        return plan;
    }

    /** Without a database nobody can say who shares the grant: only what harms nobody else is revoked, this one time. */
    @SuppressWarnings("FutureReturnValueIgnored") // there is nowhere to note what came of it
    private RevocationPlan unplanned(RevocationOrder order, TokenAnswer answer, Throwable failure) {
        LOG.log(Level.ERROR, "Tokens of " + order.subject() + " could not be kept for revocation", failure);
        ProviderDialect dialect = dialects.get(order.grant().provider());
        if (!dialect.revocationKillsSharedGrant()) {
            dialect.client().ifPresent(client -> dialect.revoke(client, answer.accessToken(), answer.refreshToken()));
        }
        return RevocationPlan.NOT_NEEDED;
    }
}
