package io.teamlabs.integrations.simulator.dropbox;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.Accounts;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.Ledger;
import io.teamlabs.integrations.simulator.grant.TokenState;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/** The routes on the account and its token. */
final class DropboxApi {
    private final Accounts accounts;
    private final Ledger ledger;

    DropboxApi(Accounts accounts, Ledger ledger) {
        this.accounts = accounts;
        this.ledger = ledger;
    }

    Answer account(IssuedToken token) {
        Account account = accounts.named(token.accountId());
        JsonObjectBuilder name = JsonText.object()
                .add("given_name", account.givenName())
                .add("surname", account.familyName())
                .add("familiar_name", account.givenName())
                .add("display_name", account.name())
                .add(
                        "abbreviated_name",
                        account.givenName().substring(0, 1)
                                + account.familyName().charAt(0));
        JsonObjectBuilder root = JsonText.object()
                .add(".tag", "user")
                .add("root_namespace_id", "3235641")
                .add("home_namespace_id", "3235641");
        return Answer.json(
                200,
                JsonText.object()
                        .add("account_id", account.id())
                        .add("name", name)
                        .add("email", account.email())
                        .add("email_verified", account.emailVerified())
                        .add("profile_photo_url", account.avatarUrl())
                        .add("disabled", false)
                        .add("country", "DE")
                        .add("locale", "en")
                        .add("referral_link", "https://www.dropbox.com/referrals/simulated")
                        .add("is_paired", false)
                        .add("account_type", JsonText.object().add(".tag", "basic"))
                        .add("root_info", root)
                        .build());
    }

    /** Ends this token, its refresh token, and what else came of that one; other authorizations go on. */
    Answer revoke(IssuedToken token) {
        ledger.change(ledger.liveFamily(token.family()), TokenState.REVOKED);
        return Answer.json(200, JsonValue.NULL);
    }
}
