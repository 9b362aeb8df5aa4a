package io.teamlabs.integrations.simulator.slack;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.Accounts;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.Ledger;
import io.teamlabs.integrations.simulator.grant.TokenKind;
import io.teamlabs.integrations.simulator.grant.TokenState;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The methods on the token and on people. */
final class SlackApi {
    private final Accounts accounts;
    private final Ledger ledger;

    SlackApi(Accounts accounts, Ledger ledger) {
        this.accounts = accounts;
        this.ledger = ledger;
    }

    void addTo(SlackMethods methods) {
        methods.on("auth.test", this::test);
        methods.on("auth.revoke", this::revoke);
        methods.on("users.info", Set.of("users:read"), this::info);
        methods.on("users.lookupByEmail", Set.of("users:read.email"), this::lookup);
    }

    private Answer test(SlackArguments arguments, IssuedToken token) {
        String team = SlackTokens.team(token.accountId());
        boolean bot = token.kind() == TokenKind.BOT;
        JsonObjectBuilder answer = JsonText.object()
                .add("ok", true)
                .add(
                        "url",
                        "https://"
                                + SlackAnswers.teamName(team)
                                        .toLowerCase(Locale.ROOT)
                                        .replace(' ', '-') + ".slack.com/")
                .add("team", SlackAnswers.teamName(team))
                .add(
                        "user",
                        bot ? "teamlabs" : accounts.named(token.accountId()).username())
                .add("team_id", team)
                .add("user_id", user(token.accountId()))
                .add("is_enterprise_install", false);
        if (bot) {
            answer.add("bot_id", "B0TEAMBOT");
        }
        return Answer.json(200, answer.build());
    }

    /** Ends this token, and with rotation the refresh token that belongs to it; nothing else of the workspace. */
    private Answer revoke(SlackArguments arguments, IssuedToken token) {
        boolean trial = arguments.flag("test");
        if (!trial) {
            ledger.change(ledger.liveFamily(token.family()), TokenState.REVOKED);
        }
        return Answer.json(
                200, JsonText.object().add("ok", true).add("revoked", !trial).build());
    }

    private Answer info(SlackArguments arguments, IssuedToken token) {
        String team = SlackTokens.team(token.accountId());
        return told(accounts.find(team + ":" + arguments.text("user")), token, "user_not_found");
    }

    /** Of this workspace, whatever the case of the address. */
    private Answer lookup(SlackArguments arguments, IssuedToken token) {
        String email = arguments.required("email");
        String team = SlackTokens.team(token.accountId());
        Optional<Account> found = accounts.all().stream()
                .filter(account -> SlackTokens.team(account.id()).equals(team))
                .filter(account -> account.email().equalsIgnoreCase(email))
                .findFirst();
        return told(found, token, "users_not_found");
    }

    private static Answer told(Optional<Account> account, IssuedToken token, String error) {
        return account.map(found -> Answer.json(
                        200,
                        JsonText.object()
                                .add("ok", true)
                                .add("user", described(found, token))
                                .build()))
                .orElseGet(() -> SlackAnswers.error(error));
    }

    private static JsonObject described(Account account, IssuedToken token) {
        return JsonText.object()
                .add("id", user(account.id()))
                .add("team_id", SlackTokens.team(account.id()))
                .add("name", account.username())
                .add("deleted", false)
                .add("color", "9f69e7")
                .add("real_name", account.name())
                .add("tz", "Europe/Berlin")
                .add("tz_label", "Central European Time")
                .add("tz_offset", 3600)
                .add("profile", profile(account, token.scopes().contains("users:read.email")))
                .add("is_admin", false)
                .add("is_owner", false)
                .add("is_primary_owner", false)
                .add("is_restricted", false)
                .add("is_ultra_restricted", false)
                .add("is_bot", false)
                .add("is_app_user", false)
                .add("has_2fa", false)
                .add("updated", 1_700_000_000)
                .build();
    }

    private static JsonObjectBuilder profile(Account account, boolean withEmail) {
        JsonObjectBuilder profile = JsonText.object()
                .add("real_name", account.name())
                .add("real_name_normalized", account.name())
                .add("display_name", "")
                .add("display_name_normalized", "")
                .add("status_text", "")
                .add("status_emoji", "")
                .add("avatar_hash", "g" + Integer.toHexString(account.id().hashCode()))
                .add("team", SlackTokens.team(account.id()));
        for (String size : new String[] {"24", "32", "48", "72", "192", "512", "original"}) {
            profile.add("image_" + size, account.avatarUrl());
        }
        return withEmail ? profile.add("email", account.email()) : profile;
    }

    static String user(String accountId) {
        int colon = accountId.indexOf(':');
        return colon < 0 ? "U0TEAMBOT" : accountId.substring(colon + 1);
    }
}
