package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.RefreshClaim;
import io.teamlabs.integrations.connection.control.Integrations;
import io.teamlabs.integrations.connection.entity.ExternalAccount;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.revocation.control.Revocations;
import io.teamlabs.integrations.revocation.entity.GrantTokens;
import io.teamlabs.integrations.revocation.entity.RevocationOrder;
import io.teamlabs.integrations.revocation.entity.RevocationPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Tokens that came for a row whose grant was replaced meanwhile. A row that was cut stays cut and a row that was
 * connected anew keeps its new tokens: what just came is revoked by the rules of revocation. A row that somebody else
 * refreshed has tokens of the same grant: what came is dropped, as revoking it might kill theirs.
 */
@ApplicationScoped
public class LateTokens {

    @Inject
    RowTransactions rows;

    @Inject
    Integrations integrations;

    @Inject
    Revocations revocations;

    @Inject
    ProviderDialects dialects;

    @Inject
    Landings landings;

    private record Decision(Optional<Integration> row, RevocationPlan plan) {}

    @SuppressWarnings("FutureReturnValueIgnored") // what is not worked off now is worked off by the timer
    void resolve(Settlement.Answered answered) {
        RefreshClaim claim = answered.claim();
        Decision decision = rows.within(claim.organization(), () -> decide(answered));
        UUID pending = decision.plan().id();
        if (pending != null) {
            revocations.workOff(claim.organization(), pending);
        }
        landings.land(answered.flight(), claim, decision.row());
    }

    private Decision decide(Settlement.Answered answered) {
        Optional<Integration> row = integrations.findForUpdate(answered.claim().id());
        boolean inUse = row.isPresent() && keepsItsGrantBy(answered.claim(), row.get());
        return new Decision(row, inUse ? RevocationPlan.NOT_NEEDED : revocations.plan(order(answered), Actor.SYSTEM));
    }

    /** Whether revoking what came might kill what the row has now. */
    private boolean keepsItsGrantBy(RefreshClaim claim, Integration row) {
        if (!row.isConnected()) {
            return false;
        }
        ProviderDialect dialect = dialects.get(claim.provider());
        return claim.isSameConnection(row) || (isSameGrant(claim, row) && !dialect.revokeReplacedTokensOfSameAccount());
    }

    private static boolean isSameGrant(RefreshClaim claim, Integration row) {
        ExternalAccount account = row.account();
        return Objects.equals(claim.grant().clientId(), row.clientId())
                && account != null
                && Objects.equals(claim.grant().externalId(), account.id());
    }

    private static RevocationOrder order(Settlement.Answered answered) {
        RefreshClaim claim = answered.claim();
        GrantTokens tokens = new GrantTokens(
                answered.answer().accessToken(),
                answered.refreshToken(),
                answered.answer().expiresAt());
        return new RevocationOrder(claim.organization(), claim.subject(), claim.grant(), tokens);
    }
}
