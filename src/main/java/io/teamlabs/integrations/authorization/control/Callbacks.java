package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.Admission;
import io.teamlabs.integrations.authorization.entity.Arrival;
import io.teamlabs.integrations.authorization.entity.CallbackRequest;
import io.teamlabs.integrations.authorization.entity.Digest;
import io.teamlabs.integrations.authorization.entity.Ending;
import io.teamlabs.integrations.authorization.entity.Ticket;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes what comes back from a provider: admitted once, then exchanged for tokens and stored. */
@ApplicationScoped
public class Callbacks {

    @Inject
    PendingAuthorizations rows;

    @Inject
    CallbackSteps steps;

    @Inject
    Completion completion;

    /** Returns how it ended and where the browser goes; the calling thread does not wait for the provider. */
    public CompletionStage<Arrival> receive(CallbackRequest request) {
        Secret state = request.state();
        Optional<PendingAuthorizations.Found> found =
                state == null ? Optional.empty() : rows.findByState(Digest.of(state));
        if (found.isEmpty()) {
            return CompletableFuture.completedStage(Arrival.UNKNOWN);
        }
        return proceed(OrganizationScope.within(
                found.get().organization(), () -> steps.admit(found.get().id(), request)));
    }

    private CompletionStage<Arrival> proceed(Admission admission) {
        if (admission instanceof Admission.Admitted admitted) {
            return completion
                    .complete(admitted.ticket(), admitted.code())
                    .thenApply(ending -> arrival(admitted.ticket(), ending));
        }
        return CompletableFuture.completedStage(
                admission instanceof Admission.Ended ended ? arrival(ended.ticket(), ended.ending()) : Arrival.UNKNOWN);
    }

    private static Arrival arrival(Ticket ticket, Ending ending) {
        return new Arrival(ending, ReturnAddress.of(ticket, ending));
    }
}
