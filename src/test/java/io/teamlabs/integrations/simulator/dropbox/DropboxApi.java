package io.teamlabs.integrations.simulator.dropbox;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.Accounts;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.Ledger;
import io.teamlabs.integrations.simulator.grant.TokenKind;
import io.teamlabs.integrations.simulator.grant.TokenState;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Endpoint;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Refused;
import io.teamlabs.integrations.simulator.wire.Request;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Dropbox' routes of the rpc style. */
final class DropboxApi {
    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    DropboxApi(Accounts accounts, Ledger ledger, Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A route without an argument wants an empty body without a type, or JSON {@code null}. */
    Endpoint withoutArgument(String scope, Function<IssuedToken, Answer> action) {
        return request -> {
            String route = request.path().substring(request.path().indexOf("/2/") + 3);
            boolean empty =
                    request.body().isEmpty() && request.header("Content-Type").isEmpty();
            boolean isNull = request.body().trim().equals("null") && request.hasType("application/json");
            if (!empty && !isNull) {
                return DropboxAnswers.malformed(
                        route, "request body: expected null; Content-Type: expected none or application/json");
            }
            return action.apply(authorized(request, route, scope));
        };
    }

    private IssuedToken authorized(Request request, String route, String scope) {
        String value = request.bearer()
                .orElseThrow(() -> new Refused(DropboxAnswers.malformed(
                        route, "Must provide HTTP header \"Authorization\" or URL parameter \"authorization\".")));
        IssuedToken token = ledger.find(value)
                .filter(found -> found.kind() == TokenKind.ACCESS && found.isLive())
                .orElseThrow(() -> refused("invalid_access_token", Optional.empty()));
        if (token.isExpired(clock.instant())) {
            throw refused("expired_access_token", Optional.empty());
        }
        if (!scope.isEmpty() && !token.scopes().contains(scope)) {
            throw refused("missing_scope", Optional.of(scope));
        }
        return token;
    }

    private static Refused refused(String tag, Optional<String> requiredScope) {
        return new Refused(DropboxAnswers.unauthorized(tag, requiredScope));
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
