package io.teamlabs.integrations.simulator.google;

import io.teamlabs.integrations.simulator.grant.Behaviour;
import io.teamlabs.integrations.simulator.grant.Holder;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.grant.Issuer;
import io.teamlabs.integrations.simulator.grant.Ledger;
import io.teamlabs.integrations.simulator.grant.Secrets;
import io.teamlabs.integrations.simulator.grant.TokenKind;
import java.util.List;
import java.util.Optional;

/** Google's tokens: refresh tokens stay, a hundred of them per person and client at the most. */
final class GoogleTokens {
    private static final int REFRESH_TOKENS_PER_ACCOUNT = 100;

    private final Secrets secrets;
    private final Ledger ledger;
    private final Behaviour behaviour;
    private final Issuer issuer;

    GoogleTokens(Secrets secrets, Ledger ledger, Behaviour behaviour, Issuer issuer) {
        this.secrets = secrets;
        this.ledger = ledger;
        this.behaviour = behaviour;
        this.issuer = issuer;
    }

    IssuedTokens online(Holder holder) {
        return IssuedTokens.of(access(holder), Optional.empty());
    }

    /** With a refresh token; the hundred and first drops the first in silence. */
    IssuedTokens offline(Holder holder) {
        IssuedToken refresh = issuer.issue(TokenKind.REFRESH, secrets.make("1//0g", 60), holder, Optional.empty());
        List<IssuedToken> live = ledger.live(holder.clientId(), holder.accountId()).stream()
                .filter(token -> token.kind() == TokenKind.REFRESH)
                .toList();
        if (live.size() > REFRESH_TOKENS_PER_ACCOUNT) {
            ledger.revoke(live.get(0));
        }
        return IssuedTokens.of(access(holder), Optional.of(refresh));
    }

    private IssuedToken access(Holder holder) {
        return issuer.issue(TokenKind.ACCESS, secrets.make("ya29.a0", 120), holder, behaviour.lifetime());
    }
}
