package io.teamlabs.integrations.simulator.slack;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Refused;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/** The forms of Slack's token answers: status 200 always, and a person's token nested in {@code authed_user}. */
final class SlackAnswers {
    private static final String APP_ID = "A0TEAMLABS";
    private static final String BOT_USER_ID = "U0TEAMBOT";
    private static final Map<String, String> TEAMS = Map.of("T0AURORA1", "Aurora Labs", "T0BOREAL1", "Borealis Works");

    private final Account account;

    SlackAnswers(Account account) {
        this.account = account;
    }

    static Answer error(String error) {
        return Answer.json(
                200, JsonText.object().add("ok", false).add("error", error).build());
    }

    static Refused refused(String error) {
        return new Refused(error(error));
    }

    /** 429, with the same body as any error. */
    static Answer rateLimited(long seconds) {
        JsonObjectBuilder body = JsonText.object().add("ok", false).add("error", "ratelimited");
        return Answer.json(429, body.build()).with("Retry-After", Long.toString(seconds));
    }

    static String teamName(String team) {
        return TEAMS.getOrDefault(team, team);
    }

    /** Without a token at the top. */
    JsonObjectBuilder userOnly(Optional<IssuedTokens> user) {
        return JsonText.object()
                .add("ok", true)
                .add("app_id", APP_ID)
                .add("authed_user", authedUser(user))
                .add("team", JsonText.object().add("id", team()))
                .add("enterprise", JsonValue.NULL)
                .add("is_enterprise_install", false);
    }

    JsonObjectBuilder botAndUser(IssuedTokens bot, Optional<IssuedTokens> user) {
        JsonObjectBuilder answer = top(bot, true);
        return answer.add("is_enterprise_install", false).add("authed_user", authedUser(user));
    }

    /** A refresh answers at the top, for people too; {@code token_type} tells which it was. */
    JsonObjectBuilder refreshed(IssuedTokens tokens, boolean bot) {
        return top(tokens, bot);
    }

    private JsonObjectBuilder top(IssuedTokens tokens, boolean bot) {
        JsonObjectBuilder answer = members(JsonText.object().add("ok", true), tokens, bot ? "bot" : "user");
        if (bot) {
            answer.add("bot_user_id", BOT_USER_ID);
        }
        JsonObjectBuilder team = JsonText.object().add("name", teamName(team())).add("id", team());
        return answer.add("app_id", APP_ID).add("team", team).add("enterprise", JsonValue.NULL);
    }

    private JsonObjectBuilder authedUser(Optional<IssuedTokens> tokens) {
        JsonObjectBuilder user = JsonText.object().add("id", SlackApi.user(account.id()));
        return tokens.map(given -> members(user, given, "user")).orElse(user);
    }

    private JsonObjectBuilder members(JsonObjectBuilder into, IssuedTokens tokens, String type) {
        into.add("scope", String.join(",", tokens.scopes()))
                .add("access_token", tokens.accessToken())
                .add("token_type", type);
        tokens.expiresIn().ifPresent(seconds -> into.add("expires_in", seconds));
        tokens.refreshToken().ifPresent(refresh -> into.add("refresh_token", refresh));
        return into;
    }

    private String team() {
        return SlackTokens.team(account.id());
    }
}
