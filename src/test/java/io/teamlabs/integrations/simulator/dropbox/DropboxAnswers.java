package io.teamlabs.integrations.simulator.dropbox;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Refused;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** The forms of Dropbox' answers. */
final class DropboxAnswers {
    private DropboxAnswers() {}

    /** An error of the token endpoint; a wrong client is a 400 too. */
    static Answer error(String error, String description) {
        JsonObjectBuilder body = JsonText.object().add("error", error).add("error_description", description);
        return Answer.json(400, body.build());
    }

    static Refused refused(String description) {
        return new Refused(error("invalid_grant", description));
    }

    /** Who it is and what it may is told with a code only, not at a refresh. */
    static Answer tokens(IssuedTokens tokens, Optional<Account> account) {
        JsonObjectBuilder answer =
                JsonText.object().add("access_token", tokens.accessToken()).add("token_type", "bearer");
        tokens.expiresIn().ifPresent(seconds -> answer.add("expires_in", seconds));
        tokens.refreshToken().ifPresent(refresh -> answer.add("refresh_token", refresh));
        account.ifPresent(holder -> answer.add("scope", String.join(" ", tokens.scopes()))
                .add("uid", Integer.toUnsignedString(holder.id().hashCode()))
                .add("account_id", holder.id()));
        return Answer.json(200, answer.build());
    }

    /** An error of the API, told by the tag of a union. */
    static Answer unauthorized(String tag, Optional<String> requiredScope) {
        JsonObjectBuilder error = JsonText.object().add(".tag", tag);
        requiredScope.ifPresent(scope -> error.add("required_scope", scope));
        return Answer.json(
                401,
                JsonText.object()
                        .add("error_summary", tag + "/..")
                        .add("error", error)
                        .build());
    }

    /** An error of a route: the tag of each union within the one before. */
    static Answer conflict(String... tags) {
        JsonObjectBuilder innermost = JsonText.object().add(".tag", tags[tags.length - 1]);
        for (int i = tags.length - 2; i >= 0; i--) {
            innermost = JsonText.object().add(".tag", tags[i]).add(tags[i], innermost);
        }
        return conflict(String.join("/", tags), innermost);
    }

    /** An error whose members stand beside its tag. The summary ends in dots that mean nothing. */
    static Answer conflict(String summary, JsonObjectBuilder error) {
        JsonObjectBuilder body =
                JsonText.object().add("error_summary", summary + "/...").add("error", error);
        return Answer.json(409, body.build());
    }

    static Answer malformed(String route, String why) {
        return Answer.text(400, "Error in call to API function \"" + route + "\": " + why);
    }
}
