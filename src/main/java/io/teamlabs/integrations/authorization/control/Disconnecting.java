package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.revocation.control.Revocations;
import io.teamlabs.integrations.revocation.entity.RevocationPlan;
import io.teamlabs.integrations.revocation.entity.RevocationResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Cuts an integration: here at once, and at the provider as soon as it answers. */
@ApplicationScoped
public class Disconnecting {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    Cuts cuts;

    @Inject
    Revocations revocations;

    /**
     * Cuts and answers what became of the revocation, after five seconds at the latest that it is pending. What was never
     * connected needs none, as often as it is asked.
     */
    public CompletionStage<RevocationResult> disconnect(Person person, TypeKey type, Actor actor) {
        OrganizationId organization = person.requireOrganization();
        RevocationPlan plan = OrganizationScope.within(organization, () -> cuts.cut(person.id(), type, actor));
        if (plan.id() == null) {
            return CompletableFuture.completedStage(plan.result());
        }
        CompletableFuture<RevocationResult> answer = new CompletableFuture<>();
        revocations.workOff(organization, plan.id()).thenAccept(answer::complete);
        return answer.completeOnTimeout(RevocationResult.PENDING, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
