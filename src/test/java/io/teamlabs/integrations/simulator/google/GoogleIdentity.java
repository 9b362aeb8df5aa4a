package io.teamlabs.integrations.simulator.google;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.Accounts;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.Ledger;
import io.teamlabs.integrations.simulator.grant.TokenKind;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Request;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whose a token is: the OpenID Connect userinfo, and tokeninfo, which tells the client too. */
final class GoogleIdentity {
    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    GoogleIdentity(Accounts accounts, Ledger ledger, Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    Answer userInfo(Request request) {
        return request.bearer()
                .flatMap(this::accessToken)
                .filter(token -> token.scopes().stream().anyMatch(GoogleScopes::isSignIn))
                .map(token -> Answer.json(200, claims(token)))
                .orElseGet(() -> GoogleAnswers.error(401, "invalid_request", "Invalid Credentials")
                        .with("WWW-Authenticate", "Bearer realm=\"https://accounts.google.com/\""));
    }

    private JsonObject claims(IssuedToken token) {
        Account account = accounts.named(token.accountId());
        JsonObjectBuilder claims = JsonText.object().add("sub", account.id());
        if (token.scopes().contains(GoogleScopes.PROFILE)) {
            claims.add("name", account.name())
                    .add("given_name", account.givenName())
                    .add("family_name", account.familyName())
                    .add("picture", account.avatarUrl());
        }
        if (token.scopes().contains(GoogleScopes.EMAIL)) {
            claims.add("email", account.email())
                    .add("email_verified", account.emailVerified())
                    .add("hd", account.email().substring(account.email().indexOf('@') + 1));
        }
        return claims.build();
    }

    /** Numbers and booleans are strings in this answer. */
    Answer tokenInfo(Request request) {
        Optional<String> value =
                request.query().get("access_token").or(() -> request.form().get("access_token"));
        return value.flatMap(this::accessToken)
                .map(token -> Answer.json(200, described(token)))
                .orElseGet(() -> GoogleAnswers.error(400, "invalid_token", "Invalid Value"));
    }

    private JsonObject described(IssuedToken token) {
        Instant now = clock.instant();
        Instant end = token.expiresAt().orElse(now.plus(Duration.ofDays(365)));
        boolean offline = ledger.liveFamily(token.family()).stream().anyMatch(one -> one.kind() == TokenKind.REFRESH);
        JsonObjectBuilder answer = JsonText.object()
                .add("azp", token.clientId())
                .add("aud", token.clientId())
                .add("sub", token.accountId())
                .add("scope", String.join(" ", token.scopes()))
                .add("exp", Long.toString(end.getEpochSecond()))
                .add("expires_in", Long.toString(Duration.between(now, end).toSeconds()))
                .add("access_type", offline ? "offline" : "online");
        if (token.scopes().contains(GoogleScopes.EMAIL)) {
            Account account = accounts.named(token.accountId());
            answer.add("email", account.email()).add("email_verified", Boolean.toString(account.emailVerified()));
        }
        return answer.build();
    }

    private Optional<IssuedToken> accessToken(String value) {
        return ledger.working(value).filter(token -> token.kind() == TokenKind.ACCESS);
    }
}
