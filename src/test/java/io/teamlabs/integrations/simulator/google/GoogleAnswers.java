package io.teamlabs.integrations.simulator.google;

import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Refused;
import jakarta.json.JsonObjectBuilder;

/** The forms of Google's token answers. */
final class GoogleAnswers {
    private GoogleAnswers() {}

    static Answer error(int status, String error, String description) {
        JsonObjectBuilder body = JsonText.object().add("error", error).add("error_description", description);
        return Answer.json(status, body.build());
    }

    static Refused refused(String error, String description) {
        return new Refused(error(400, error, description));
    }

    static JsonObjectBuilder tokens(IssuedTokens tokens) {
        JsonObjectBuilder answer = JsonText.object().add("access_token", tokens.accessToken());
        tokens.expiresIn().ifPresent(seconds -> answer.add("expires_in", seconds));
        tokens.refreshToken().ifPresent(refresh -> answer.add("refresh_token", refresh));
        return answer.add("scope", String.join(" ", tokens.scopes())).add("token_type", "Bearer");
    }

    static Answer fresh(JsonObjectBuilder body) {
        return Answer.json(200, body.build()).with("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
    }
}
