package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.Admission;
import io.teamlabs.integrations.authorization.entity.CallbackRequest;
import io.teamlabs.integrations.authorization.entity.Ending;
import io.teamlabs.integrations.authorization.entity.FailureReason;
import io.teamlabs.integrations.authorization.entity.PendingAuthorization;
import io.teamlabs.integrations.authorization.entity.Ticket;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.vault.control.Unreadable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The transaction that admits a callback, once. All that can be refused is refused before any call to the provider. */
@ApplicationScoped
public class CallbackSteps {

    @Inject
    PendingAuthorizations rows;

    @Inject
    Departures departures;

    @Inject
    ProviderDialects dialects;

    @Inject
    Clock clock;

    /** Admits the first callback that fits; whoever comes later with the same state is told that it is used. */
    @Transactional
    public Admission admit(UUID id, CallbackRequest request) {
        PendingAuthorization row = rows.getForUpdate(id);
        if (!row.isAnsweredAt(request.arrivedAt(), request.provider())) {
            return Admission.UNKNOWN;
        }
        Optional<FailureReason> refusal = refusal(row, request);
        if (refusal.isPresent()) {
            return new Admission.Ended(Ticket.of(row, null), Ending.failed(refusal.get()));
        }
        return consume(row, request);
    }

    private Optional<FailureReason> refusal(PendingAuthorization row, CallbackRequest request) {
        if (row.isConsumed()) {
            return Optional.of(FailureReason.STATE_USED);
        }
        if (row.isExpired(clock.instant())) {
            return Optional.of(FailureReason.STATE_EXPIRED);
        }
        return request.bearer().isExpectedBy(row) ? Optional.empty() : Optional.of(FailureReason.OTHER_BROWSER);
    }

    private Admission consume(PendingAuthorization row, CallbackRequest request) {
        Admission admission = admission(row, request);
        row.consume(clock.instant());
        return admission;
    }

    private Admission admission(PendingAuthorization row, CallbackRequest request) {
        URI issuer = dialects.get(row.provider()).issuer();
        if (issuer != null && !issuer.toString().equals(request.issuer())) {
            return ended(row, FailureReason.WRONG_ISSUER);
        }
        if (request.error() != null) {
            return new Admission.Ended(Ticket.of(row, null), Endings.ofError(request.error()));
        }
        if (request.code() == null) {
            return ended(row, FailureReason.NO_TOKEN);
        }
        if (departures.client(row.provider(), row.clientId()).isEmpty()) {
            return ended(row, FailureReason.CONFIGURATION);
        }
        return admitted(row, request.code());
    }

    private Admission admitted(PendingAuthorization row, Secret code) {
        try {
            return new Admission.Admitted(Ticket.of(row, departures.verifier(row)), code);
        } catch (Unreadable unreadable) {
            return ended(row, FailureReason.STATE_UNKNOWN);
        }
    }

    private static Admission ended(PendingAuthorization row, FailureReason reason) {
        return new Admission.Ended(Ticket.of(row, null), Ending.failed(reason));
    }
}
