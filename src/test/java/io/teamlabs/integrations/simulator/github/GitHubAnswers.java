package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Parameters;
import io.teamlabs.integrations.simulator.wire.Request;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The forms of GitHub's answers: status 200 even for token errors, and a form unless JSON is asked for. */
final class GitHubAnswers {
    private static final String TOKEN_ERRORS =
            "https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/#";
    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "bad_verification_code", "The code passed is incorrect or expired.",
            "bad_refresh_token", "The refresh token passed is incorrect or expired.",
            "incorrect_client_credentials", "The client_id and/or client_secret passed are incorrect.",
            "redirect_uri_mismatch", "The redirect_uri MUST match the registered callback URL for this application.",
            "unverified_user_email", "The user must have a verified primary email.",
            "unsupported_grant_type", "The grant_type must be one of the supported values.");

    private GitHubAnswers() {}

    static GitHubRefusal error(String code) {
        return new GitHubRefusal(JsonText.object()
                .add("error", code)
                .add("error_description", DESCRIPTIONS.getOrDefault(code, code))
                .add("error_uri", TOKEN_ERRORS + code.replace('_', '-'))
                .build());
    }

    static Map<String, String> denial() {
        Map<String, String> denial = new LinkedHashMap<>();
        denial.put("error", "access_denied");
        denial.put("error_description", "The user has denied your application access.");
        denial.put(
                "error_uri",
                "https://docs.github.com/apps/managing-oauth-apps/"
                        + "troubleshooting-authorization-request-errors/#access-denied");
        return denial;
    }

    static JsonObject success(IssuedTokens tokens, Duration refreshTokenLifetime, boolean tellsScope) {
        JsonObjectBuilder answer = JsonText.object().add("access_token", tokens.accessToken());
        tokens.expiresIn().ifPresent(seconds -> answer.add("expires_in", seconds));
        tokens.refreshToken()
                .ifPresent(refresh -> answer.add("refresh_token", refresh)
                        .add("refresh_token_expires_in", refreshTokenLifetime.toSeconds()));
        return answer.add("scope", tellsScope ? GitHubScopes.told(tokens.scopes(), ",") : "")
                .add("token_type", "bearer")
                .build();
    }

    static Answer token(Request request, JsonObject members) {
        if (request.header("Accept").orElse("").contains("application/json")) {
            return Answer.json(200, members);
        }
        Map<String, String> form = new LinkedHashMap<>();
        members.forEach((name, value) ->
                form.put(name, value instanceof JsonString text ? text.getString() : value.toString()));
        return Answer.of(200, "application/x-www-form-urlencoded; charset=utf-8", Parameters.encode(form));
    }

    /** An error of the API, not of the token endpoint. */
    static Answer message(int status, String message) {
        JsonObjectBuilder body = JsonText.object()
                .add("message", message)
                .add("documentation_url", "https://docs.github.com/rest")
                .add("status", Integer.toString(status));
        return Answer.json(status, body.build());
    }

    static Answer invalid(String resource, String field) {
        return invalid(resource, field, "invalid");
    }

    static Answer invalid(String resource, String field, String code) {
        return unprocessable(
                JsonText.object().add("resource", resource).add("code", code).add("field", field));
    }

    /** A refusal that says why in words of its own; of the whole resource where no field is to blame. */
    static Answer refused(String resource, String field, String message) {
        JsonObjectBuilder error = JsonText.object()
                .add("resource", resource)
                .add("code", "custom")
                .add("message", message);
        return unprocessable(field.isEmpty() ? error : error.add("field", field));
    }

    private static Answer unprocessable(JsonObjectBuilder error) {
        return Answer.json(
                422,
                JsonText.object()
                        .add("message", "Validation Failed")
                        .add("errors", JsonText.array().add(error))
                        .add("documentation_url", "https://docs.github.com/rest")
                        .add("status", "422")
                        .build());
    }
}
