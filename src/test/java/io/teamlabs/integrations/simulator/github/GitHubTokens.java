package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Behaviour;
import io.teamlabs.integrations.simulator.grant.Holder;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.grant.Issuer;
import io.teamlabs.integrations.simulator.grant.Ledger;
import io.teamlabs.integrations.simulator.grant.Secrets;
import io.teamlabs.integrations.simulator.grant.TokenKind;
import io.teamlabs.integrations.simulator.grant.TokenState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** GitHub's tokens: lasting, or in pairs that a refresh replaces as a whole; ten of a kind at the most. */
final class GitHubTokens {
    static final Duration REFRESH_TOKEN_LIFETIME = Duration.ofDays(184);

    private static final Duration EIGHT_HOURS = Duration.ofHours(8);
    private static final int PER_USER_AND_SCOPES = 10;

    private final Secrets secrets;
    private final Ledger ledger;
    private final Behaviour behaviour;
    private final Issuer issuer;

    GitHubTokens(Secrets secrets, Ledger ledger, Behaviour behaviour, Issuer issuer) {
        this.secrets = secrets;
        this.ledger = ledger;
        this.behaviour = behaviour;
        this.issuer = issuer;
    }

    /** A new authorization's; the eleventh of this person with these scopes ends the first. */
    IssuedTokens issue(String prefix, Holder holder) {
        boolean expiring = behaviour.rotation()
                || behaviour.lifetime().isPresent()
                || holder.scopes().contains("offline_access");
        IssuedTokens tokens = expiring ? pair(prefix, holder) : lasting(prefix, holder);
        revokeOldest(holder);
        return tokens;
    }

    /** Both old tokens end here. */
    IssuedTokens refreshed(String prefix, IssuedToken old) {
        ledger.change(ledger.liveFamily(old.family()), TokenState.SPENT);
        return pair(prefix, Holder.of(old));
    }

    private IssuedTokens lasting(String prefix, Holder holder) {
        return IssuedTokens.of(access(prefix, holder, Optional.empty()), Optional.empty());
    }

    private IssuedTokens pair(String prefix, Holder holder) {
        Duration lifetime = behaviour.lifetime().orElse(EIGHT_HOURS);
        IssuedToken access = access(prefix, holder, Optional.of(lifetime));
        String value = secrets.makeHex("ghr_", 38);
        IssuedToken refresh = issuer.issue(TokenKind.REFRESH, value, holder, Optional.of(REFRESH_TOKEN_LIFETIME));
        return IssuedTokens.of(access, Optional.of(refresh));
    }

    private IssuedToken access(String prefix, Holder holder, Optional<Duration> lifetime) {
        return issuer.issue(TokenKind.ACCESS, secrets.makeHex(prefix, 18), holder, lifetime);
    }

    private void revokeOldest(Holder holder) {
        List<IssuedToken> same = ledger.live(holder.clientId(), holder.accountId()).stream()
                .filter(token -> token.kind() == TokenKind.ACCESS
                        && token.scopes().equals(holder.scopes())
                        && ledger.working(token.value()).isPresent())
                .toList();
        if (same.size() > PER_USER_AND_SCOPES) {
            ledger.change(ledger.liveFamily(same.get(0).family()), TokenState.REVOKED);
        }
    }
}
