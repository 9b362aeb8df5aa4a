package io.teamlabs.integrations.simulator.google.api;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.Accounts;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.Ledger;
import io.teamlabs.integrations.simulator.grant.TokenKind;
import io.teamlabs.integrations.simulator.wire.Refused;
import io.teamlabs.integrations.simulator.wire.Request;
import java.util.Collection;

/** Whose call of an API it is, by its bearer token. */
public final class ApiAccess {
    private static final String AUTH = "https://www.googleapis.com/auth/";

    private final Ledger ledger;
    private final Accounts accounts;
    private final ErrorForm form;

    public ApiAccess(Ledger ledger, Accounts accounts, ErrorForm form) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.form = form;
    }

    /**
     * The account that called, having granted one of the scopes at least.
     *
     * @param anyOf short names of scopes: {@code calendar.events}
     * @throws Refused with 401 for a token that does not work, with 403 for one that lacks all of the scopes
     */
    public Account account(Request request, Collection<String> anyOf) {
        IssuedToken token = request.bearer()
                .flatMap(ledger::working)
                .filter(working -> working.kind() == TokenKind.ACCESS)
                .orElseThrow(form::unauthenticated);
        if (anyOf.stream().map(AUTH::concat).noneMatch(token.scopes()::contains)) {
            throw form.insufficientScopes();
        }
        return accounts.named(token.accountId());
    }
}
