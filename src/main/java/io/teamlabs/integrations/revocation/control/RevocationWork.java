package io.teamlabs.integrations.revocation.control;

import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.RevocationOutcome;
import io.teamlabs.integrations.platform.Continuations;
import io.teamlabs.integrations.revocation.entity.RevocationResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes one pending revocation through claim, call and settlement; no thread waits for the provider. */
@ApplicationScoped
public class RevocationWork {

    private static final Logger LOG = System.getLogger(RevocationWork.class.getName());

    @Inject
    RevocationSteps steps;

    @Inject
    RevocationCalls calls;

    @Inject
    Continuations continuations;

    /** Works off one row under a lease; the stage never fails: where the database does, the lease runs out. */
    public CompletionStage<RevocationResult> workOff(OrganizationId organization, UUID id, UUID lease) {
        return continuations
                .managed(CompletableFuture.completedFuture(organization))
                .thenComposeAsync(bound -> attempt(OrganizationScope.within(bound, () -> steps.claim(id, lease))))
                .exceptionally(unsettled -> unsettled(id, unsettled));
    }

    private CompletionStage<RevocationResult> attempt(Claim claim) {
        RevocationAttempt attempt = claim.attempt();
        if (attempt == null) {
            return CompletableFuture.completedStage(claim.otherwise());
        }
        return continuations
                .managed(calls.revoke(attempt.provider(), attempt.tokens()))
                .handleAsync((outcome, failure) -> settle(attempt, outcome, failure));
    }

    private RevocationResult settle(
            RevocationAttempt attempt, @Nullable RevocationOutcome outcome, @Nullable Throwable failure) {
        return OrganizationScope.within(attempt.organization(), () -> {
            if (outcome != null) {
                return steps.succeeded(attempt, outcome);
            }
            OAuthFailure cause = oauthFailure(failure);
            return cause.kind() == OAuthFailure.Kind.GRANT_GONE
                    ? steps.succeeded(attempt, RevocationOutcome.ALREADY_GONE)
                    : steps.failed(attempt, cause);
        });
    }

    private static OAuthFailure oauthFailure(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof OAuthFailure known) {
            return known;
        }
        throw new IllegalStateException("A dialect failed with something else than an OAuthFailure", cause);
    }

    private static RevocationResult unsettled(UUID id, Throwable failure) {
        LOG.log(Level.WARNING, "The revocation " + id + " could not be claimed or settled; it is tried again", failure);
        return RevocationResult.PENDING;
    }
}
