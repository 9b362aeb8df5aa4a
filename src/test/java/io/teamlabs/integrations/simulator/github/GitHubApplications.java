package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Accounts;
import io.teamlabs.integrations.simulator.grant.Client;
import io.teamlabs.integrations.simulator.grant.ClientCredentials;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.Ledger;
import io.teamlabs.integrations.simulator.grant.TokenKind;
import io.teamlabs.integrations.simulator.grant.TokenState;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Refused;
import io.teamlabs.integrations.simulator.wire.Request;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;

/** The calls an application makes about its tokens: Basic authentication, and a body even with DELETE. */
final class GitHubApplications {
    private final Accounts accounts;
    private final Ledger ledger;
    private final Client client;

    GitHubApplications(Accounts accounts, Ledger ledger, Client client) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.client = client;
    }

    /** Whose the token is and what it may; 404 when it is nobody's. */
    Answer check(Request request) {
        return token(request)
                .map(token -> Answer.json(200, described(token)))
                .orElseGet(() -> GitHubAnswers.message(404, "Not Found"));
    }

    /** Ends this token, and the refresh token that came with it. */
    Answer deleteToken(Request request) {
        return token(request)
                .map(token -> {
                    ledger.change(ledger.liveFamily(token.family()), TokenState.REVOKED);
                    return Answer.empty(204);
                })
                .orElseGet(() -> GitHubAnswers.invalid("OauthAccess", "access_token"));
    }

    /** Ends all tokens of this person for the application. */
    Answer deleteGrant(Request request) {
        return token(request)
                .map(token -> {
                    ledger.revokeGrant(token.clientId(), token.accountId());
                    return Answer.empty(204);
                })
                .orElseGet(() -> GitHubAnswers.invalid("OauthAuthorization", "access_token"));
    }

    private Optional<IssuedToken> token(Request request) {
        requireClient(request);
        String value = request.json()
                .map(body -> body.getString("access_token", ""))
                .filter(given -> !given.isEmpty())
                .orElseThrow(() -> new Refused(GitHubAnswers.invalid("OauthAccess", "access_token")));
        return ledger.working(value).filter(token -> token.kind() == TokenKind.ACCESS);
    }

    private void requireClient(Request request) {
        if (request.header("User-Agent").filter(agent -> !agent.isBlank()).isEmpty()) {
            throw new Refused(GitHubApi.namelessAgent());
        }
        boolean known = ClientCredentials.basic(request)
                .filter(pair -> pair.id().equals(client.id()) && pair.secret().equals(client.secret()))
                .isPresent();
        if (!known) {
            throw new Refused(GitHubAnswers.message(401, "Bad credentials"));
        }
        if (!request.variable("client_id").equals(client.id())) {
            throw new Refused(GitHubAnswers.message(404, "Not Found"));
        }
    }

    private JsonObject described(IssuedToken token) {
        String value = token.value();
        JsonObjectBuilder app = JsonText.object()
                .add("client_id", client.id())
                .add("name", "TeamLabs")
                .add("url", "https://teamlabs.example");
        return JsonText.object()
                .add("id", Integer.toUnsignedLong(value.hashCode()))
                .add("url", "https://api.github.com/authorizations/1")
                .add("app", app)
                .add("token", value)
                .add("hashed_token", Integer.toHexString(value.hashCode()))
                .add("token_last_eight", value.substring(value.length() - 8))
                .add("note", JsonValue.NULL)
                .add("note_url", JsonValue.NULL)
                .add("fingerprint", JsonValue.NULL)
                .add("created_at", token.issuedAt().toString())
                .add("updated_at", token.issuedAt().toString())
                .add("expires_at", JsonText.orNull(token.expiresAt().map(Instant::toString)))
                .add("scopes", JsonText.strings(token.scopes()))
                .add("user", GitHubApi.simple(accounts.named(token.accountId())))
                .build();
    }
}
