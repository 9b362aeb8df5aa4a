package io.teamlabs.integrations.simulator.slack;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.Accounts;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.Ledger;
import io.teamlabs.integrations.simulator.grant.TokenKind;
import io.teamlabs.integrations.simulator.grant.TokenState;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Endpoint;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Request;
import io.teamlabs.integrations.simulator.wire.Routes;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.Locale;
import java.util.function.BiFunction;

/** Slack's Web API: every method by GET and POST, status 200 whatever happens. */
final class SlackApi {
    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    SlackApi(Accounts accounts, Ledger ledger, Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    void addTo(Routes routes, String root) {
        method(routes, root + "auth.test", this::test);
        method(routes, root + "auth.revoke", this::revoke);
        method(routes, root + "users.info", this::info);
    }

    private void method(Routes routes, String path, BiFunction<Request, IssuedToken, Answer> action) {
        Endpoint endpoint = request -> {
            IssuedToken token = authorized(request);
            return action.apply(request, token).with("X-OAuth-Scopes", String.join(",", token.scopes()));
        };
        routes.get(path, endpoint).post(path, endpoint);
    }

    private IssuedToken authorized(Request request) {
        String value = request.bearer()
                .or(() -> request.form().get("token"))
                .orElseThrow(() -> SlackAnswers.refused("not_authed"));
        IssuedToken token = ledger.find(value)
                .filter(found -> found.kind() != TokenKind.REFRESH)
                .orElseThrow(() -> SlackAnswers.refused("invalid_auth"));
        if (!token.isLive()) {
            throw SlackAnswers.refused("token_revoked");
        }
        if (token.isExpired(clock.instant())) {
            throw SlackAnswers.refused("token_expired");
        }
        return token;
    }

    private Answer test(Request request, IssuedToken token) {
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
    private Answer revoke(Request request, IssuedToken token) {
        boolean trial = request.form().text("test").equals("1");
        if (!trial) {
            ledger.change(ledger.liveFamily(token.family()), TokenState.REVOKED);
        }
        return Answer.json(
                200, JsonText.object().add("ok", true).add("revoked", !trial).build());
    }

    private Answer info(Request request, IssuedToken token) {
        if (!token.scopes().contains("users:read")) {
            return missing("users:read", token);
        }
        String asked = request.query().get("user").orElse(request.form().text("user"));
        String team = SlackTokens.team(token.accountId());
        return accounts.find(team + ":" + asked)
                .map(account -> Answer.json(
                        200,
                        JsonText.object()
                                .add("ok", true)
                                .add("user", described(account, token))
                                .build()))
                .orElseGet(() -> SlackAnswers.error("user_not_found"));
    }

    private static Answer missing(String scope, IssuedToken token) {
        return Answer.json(
                200,
                JsonText.object()
                        .add("ok", false)
                        .add("error", "missing_scope")
                        .add("needed", scope)
                        .add("provided", String.join(",", token.scopes()))
                        .build());
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
