package io.teamlabs.integrations.simulator.slack;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.AuthorizationCode;
import io.teamlabs.integrations.simulator.grant.Behaviour;
import io.teamlabs.integrations.simulator.grant.Holder;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.grant.Issuer;
import io.teamlabs.integrations.simulator.grant.Ledger;
import io.teamlabs.integrations.simulator.grant.Scopes;
import io.teamlabs.integrations.simulator.grant.Secrets;
import io.teamlabs.integrations.simulator.grant.TokenKind;
import io.teamlabs.integrations.simulator.grant.TokenState;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Slack's tokens: without rotation they last; with it they run out, and each refresh token works once. The old access
 * token is not ended by a refresh. A bot's token belongs to the workspace, which stands for its account here.
 */
final class SlackTokens {
    private static final Duration TWELVE_HOURS = Duration.ofHours(12);

    private final Secrets secrets;
    private final Ledger ledger;
    private final Behaviour behaviour;
    private final Issuer issuer;

    SlackTokens(Secrets secrets, Ledger ledger, Behaviour behaviour, Issuer issuer) {
        this.secrets = secrets;
        this.ledger = ledger;
        this.behaviour = behaviour;
        this.issuer = issuer;
    }

    /** What was granted of the scopes in that parameter: a scope may stand in both. */
    static Set<String> part(AuthorizationCode code, String parameter) {
        Set<String> part =
                new LinkedHashSet<>(Scopes.parse(code.request().parameters().text(parameter)));
        part.retainAll(code.granted());
        return Scopes.ordered(part);
    }

    static String team(String accountId) {
        int colon = accountId.indexOf(':');
        return colon < 0 ? accountId : accountId.substring(0, colon);
    }

    static boolean isWorkspace(String accountId) {
        return accountId.indexOf(':') < 0;
    }

    static Account workspace(String team) {
        return Account.of(team, "teamlabs", "TeamLabs", "bot@" + team + ".example");
    }

    /** A person's own. */
    IssuedTokens user(Holder holder) {
        return issued(TokenKind.ACCESS, "xoxp-", holder);
    }

    /** The workspace's: installing again gives the same one, and adds to what it may. */
    IssuedTokens bot(String clientId, Account account, Set<String> scopes) {
        String team = team(account.id());
        List<IssuedToken> earlier = ledger.live(clientId, team);
        Set<String> all = Scopes.union(ledger.consented(clientId, team), scopes);
        ledger.consent(clientId, team, all);
        Optional<IssuedToken> lasting = earlier.stream()
                .filter(token ->
                        token.kind() == TokenKind.BOT && token.expiresAt().isEmpty())
                .findFirst();
        return lasting.map(token ->
                        entered(TokenKind.BOT, token.value(), Holder.of(token).with(all)))
                .orElseGet(() -> issued(TokenKind.BOT, "xoxb-", Holder.fresh(clientId, team, all)));
    }

    IssuedTokens refreshed(IssuedToken old) {
        ledger.change(List.of(old), TokenState.SPENT);
        boolean bot = isWorkspace(old.accountId());
        return rotating(bot ? TokenKind.BOT : TokenKind.ACCESS, bot ? "xoxb-" : "xoxp-", Holder.of(old));
    }

    private IssuedTokens issued(TokenKind kind, String prefix, Holder holder) {
        if (behaviour.rotation() || behaviour.lifetime().isPresent()) {
            return rotating(kind, prefix, holder);
        }
        String value = secrets.makeHex(prefix + "912345678901-912345678902-", 16);
        return entered(kind, value, holder);
    }

    /** A token that does not run out. */
    private IssuedTokens entered(TokenKind kind, String value, Holder holder) {
        return IssuedTokens.of(issuer.issue(kind, value, holder, Optional.empty()), Optional.empty());
    }

    private IssuedTokens rotating(TokenKind kind, String prefix, Holder holder) {
        Duration lifetime = behaviour.lifetime().orElse(TWELVE_HOURS);
        String value = secrets.make("xoxe." + prefix + "1-", 90);
        IssuedToken access = issuer.issue(kind, value, holder, Optional.of(lifetime));
        IssuedToken refresh = issuer.issue(TokenKind.REFRESH, secrets.make("xoxe-1-", 90), holder, Optional.empty());
        return IssuedTokens.of(access, Optional.of(refresh));
    }
}
