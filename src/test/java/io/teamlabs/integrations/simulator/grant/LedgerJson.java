package io.teamlabs.integrations.simulator.grant;

import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A vendor's accounts, tokens and consents as JSON. Access tokens long dead are left out. */
final class LedgerJson {
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private LedgerJson() {}

    static JsonObjectBuilder write(VendorSimulator vendor) {
        Instant oldest = vendor.ground.clock().instant().minus(REMEMBERED);
        JsonArrayBuilder accounts = JsonText.array();
        vendor.accounts().forEach(account -> accounts.add(account(account)));
        JsonArrayBuilder tokens = JsonText.array();
        vendor.ledger.all().stream()
                .filter(token -> token.kind() == TokenKind.REFRESH || !token.isExpired(oldest))
                .forEach(token -> tokens.add(token(token)));
        JsonArrayBuilder consents = JsonText.array();
        vendor.ledger.consents().forEach((grant, scopes) -> consents.add(consent(grant, scopes)));
        return JsonText.object().add("accounts", accounts).add("tokens", tokens).add("consents", consents);
    }

    static void read(JsonObject state, VendorSimulator vendor) {
        state.getJsonArray("accounts")
                .getValuesAs((JsonObject json) -> account(json))
                .forEach(vendor.accounts::add);
        for (IssuedToken token : state.getJsonArray("tokens").getValuesAs((JsonObject json) -> token(json))) {
            vendor.ledger.add(token);
            vendor.ground.secrets().saw(token.value());
        }
        for (JsonObject consent : state.getJsonArray("consents").getValuesAs(JsonObject.class)) {
            vendor.ledger.consent(consent.getString("client"), consent.getString("account"), scopes(consent));
        }
        vendor.ledger.takeChanged();
    }

    private static JsonObjectBuilder account(Account account) {
        return JsonText.object()
                .add("id", account.id())
                .add("username", account.username())
                .add("name", account.name())
                .add("email", account.email())
                .add("emailVerified", account.emailVerified())
                .add("emailPublic", account.emailPublic());
    }

    private static Account account(JsonObject json) {
        return new Account(
                json.getString("id"),
                json.getString("username"),
                json.getString("name"),
                json.getString("email"),
                json.getBoolean("emailVerified"),
                json.getBoolean("emailPublic"));
    }

    private static JsonObjectBuilder token(IssuedToken token) {
        return JsonText.object()
                .add("value", token.value())
                .add("kind", token.kind().name())
                .add("client", token.clientId())
                .add("account", token.accountId())
                .add("family", token.family())
                .add("scopes", JsonText.strings(token.scopes()))
                .add("issuedAt", token.issuedAt().toString())
                .add("expiresAt", JsonText.orNull(token.expiresAt().map(Instant::toString)))
                .add("state", token.state().name());
    }

    private static IssuedToken token(JsonObject json) {
        return new IssuedToken(
                json.getString("value"),
                TokenKind.valueOf(json.getString("kind")),
                json.getString("client"),
                json.getString("account"),
                json.getString("family"),
                scopes(json),
                Instant.parse(json.getString("issuedAt")),
                Optional.of(json.getString("expiresAt", ""))
                        .filter(end -> !end.isEmpty())
                        .map(Instant::parse),
                TokenState.valueOf(json.getString("state")));
    }

    private static JsonObjectBuilder consent(Grant grant, Set<String> scopes) {
        return JsonText.object()
                .add("client", grant.clientId())
                .add("account", grant.accountId())
                .add("scopes", JsonText.strings(scopes));
    }

    private static Set<String> scopes(JsonObject json) {
        List<String> scopes = json.getJsonArray("scopes").getValuesAs(JsonString::getString);
        return Scopes.ordered(scopes);
    }
}
