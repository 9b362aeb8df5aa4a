package io.teamlabs.integrations.simulator.google;

import io.teamlabs.integrations.simulator.google.drive.DriveSimulator;
import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.AuthorizationCode;
import io.teamlabs.integrations.simulator.grant.AuthorizationRequest;
import io.teamlabs.integrations.simulator.grant.ClientCredentials;
import io.teamlabs.integrations.simulator.grant.Ground;
import io.teamlabs.integrations.simulator.grant.Holder;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.grant.OAuthSimulator;
import io.teamlabs.integrations.simulator.grant.Scopes;
import io.teamlabs.integrations.simulator.grant.Vendor;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Parameters;
import io.teamlabs.integrations.simulator.wire.Refused;
import io.teamlabs.integrations.simulator.wire.Request;
import io.teamlabs.integrations.simulator.wire.Routes;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Google: refresh tokens only offline and after a consent page, scopes rewritten, and one grant per person and client. */
public final class GoogleSimulator extends OAuthSimulator {
    private static final String ACCOUNTS = "/google/accounts";
    private static final String OAUTH = "/google/oauth2";
    private static final String OPENID = "/google/openid";
    private static final String WWW = "/google/www";
    private static final String MEET = "/google/meet";
    private static final Vendor GOOGLE = new Vendor(
            "google",
            "Google",
            "407408718192-simulated.apps.googleusercontent.com",
            "GOCSPX-simulated-secret-83b1d0c4e6",
            ACCOUNTS + "/o/oauth2/v2/auth",
            List.of(
                    Account.of("110169484474386276334", "ada@example.com", "Ada Lovelace", "ada@example.com"),
                    Account.of("110169484474386276335", "grace@example.com", "Grace Hopper", "grace@example.com"),
                    Account.of("110169484474386276336", "alan@example.com", "Alan Turing", "alan@example.com")
                            .withUnverifiedEmail()),
            Optional.of(Duration.ofSeconds(3599)));

    private final Routes routes;
    private final GoogleTokens tokens;
    private final IdTokens idTokens;
    private final GoogleApis apis;
    private volatile Optional<String> issuer = Optional.empty();

    public GoogleSimulator(Ground ground) {
        super(GOOGLE, ground);
        tokens = new GoogleTokens(ground.secrets(), ledger, behaviour, this::issue);
        GoogleIdentity identity = new GoogleIdentity(accounts, ledger, ground.clock());
        idTokens = new IdTokens(ground);
        routes = new Routes()
                .get(ACCOUNTS + "/o/oauth2/v2/auth", this::consentPage)
                .post(ACCOUNTS + "/o/oauth2/v2/auth", this::decide)
                .post(OAUTH + "/token", this::token)
                .post(OAUTH + "/revoke", this::revoke)
                .get(OAUTH + "/tokeninfo", identity::tokenInfo)
                .post(OAUTH + "/tokeninfo", identity::tokenInfo)
                .get(OPENID + "/v1/userinfo", identity::userInfo)
                .post(OPENID + "/v1/userinfo", identity::userInfo)
                .get(WWW + "/oauth2/v3/certs", request -> idTokens.keys());
        apis = new GoogleApis(ledger, accounts, ground);
        apis.addTo(routes, WWW, MEET);
    }

    /** Calendar, Meet and Drive. */
    public GoogleApis apis() {
        return apis;
    }

    @Override
    protected Routes routes() {
        return routes;
    }

    public DriveSimulator drive() {
        return apis.drive();
    }

    @Override
    public Map<String, String> settings(URI base) {
        return Map.of(
                "GOOGLE_ACCOUNTS_URL", base + ACCOUNTS,
                "GOOGLE_OAUTH_URL", base + OAUTH,
                "GOOGLE_OPENID_URL", base + OPENID,
                "GOOGLE_API_URL", base + WWW,
                "GOOGLE_MEET_URL", base + MEET,
                "GOOGLE_CLIENT_ID", client.id(),
                "GOOGLE_CLIENT_SECRET", client.secret());
    }

    /** Puts {@code iss} (RFC 9207) into callbacks; null: as Google does, nothing. */
    public void announceIssuer(@Nullable String iss) {
        issuer = Optional.ofNullable(iss);
    }

    @Override
    public void set(String setting, JsonValue value) {
        if (setting.equals("issuer")) {
            announceIssuer(value instanceof JsonString text ? text.getString() : null);
        } else if (!apis.set(setting, value)) {
            super.set(setting, value);
        }
    }

    @Override
    public JsonObject holdings() {
        return apis.holdings();
    }

    @Override
    protected void forgetHoldings() {
        apis.forget();
    }

    @Override
    public void reset() {
        super.reset();
        issuer = Optional.empty();
        apis.reset();
    }

    @Override
    public void rotation(boolean on) {
        if (on) {
            throw new IllegalArgumentException("Google does not replace refresh tokens");
        }
    }

    @Override
    protected AuthorizationRequest authorization(Parameters parameters) {
        String redirectUri = redirectUri(parameters);
        if (!parameters.text("response_type").equals("code")) {
            throw new Refused(refusal("invalid_request: response_type must be code"));
        }
        Set<String> scopes = Scopes.parse(parameters.text("scope"));
        if (scopes.isEmpty()) {
            throw new Refused(refusal("invalid_request: Missing required parameter: scope"));
        }
        scopes.stream()
                .filter(scope -> !GoogleScopes.isKnown(scope))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new Refused(refusal("invalid_scope: " + unknown));
                });
        return new AuthorizationRequest(
                client, redirectUri, GoogleScopes.rewritten(scopes), pkce(parameters, true), parameters);
    }

    @Override
    protected String newCode() {
        return ground.secrets().make("4/0A", 40);
    }

    @Override
    protected Map<String, String> approval(AuthorizationCode code) {
        Map<String, String> more = new LinkedHashMap<>();
        issuer.ifPresent(iss -> more.put("iss", iss));
        more.put("scope", String.join(" ", code.granted()));
        more.put("authuser", "0");
        more.put("prompt", code.consentShown() ? "consent" : "none");
        return more;
    }

    @Override
    protected List<String> refusable(AuthorizationRequest request) {
        return request.scopes().stream()
                .filter(scope -> !isAlwaysGranted(scope))
                .toList();
    }

    @Override
    protected boolean isAlwaysGranted(String scope) {
        return GoogleScopes.isSignIn(scope);
    }

    @Override
    protected boolean showsConsent(AuthorizationRequest request, Account account) {
        return Scopes.parse(request.parameters().text("prompt")).contains("consent")
                || !ledger.consented(client.id(), account.id()).containsAll(request.scopes());
    }

    private Answer token(Request request) {
        remember(request);
        if (!authenticates(ClientCredentials.basicOrPosted(request))) {
            return GoogleAnswers.error(401, "invalid_client", "Unauthorized");
        }
        Parameters form = request.form();
        String grantType = form.text("grant_type");
        return switch (grantType) {
            case "authorization_code" -> exchange(form);
            case "refresh_token" -> refresh(form);
            default -> GoogleAnswers.error(400, "unsupported_grant_type", "Invalid grant_type: " + grantType);
        };
    }

    private Answer exchange(Parameters form) {
        AuthorizationCode code = codes.take(form.text("code"))
                .orElseThrow(() -> GoogleAnswers.refused("invalid_grant", "Malformed auth code."));
        if (!form.text("redirect_uri").equals(code.request().redirectUri())) {
            throw GoogleAnswers.refused("redirect_uri_mismatch", "Bad Request");
        }
        if (code.request().pkce().isPresent() && !form.has("code_verifier")) {
            throw GoogleAnswers.refused("invalid_grant", "Missing code verifier.");
        }
        if (!code.request().pkce().accepts(form.text("code_verifier"))) {
            throw GoogleAnswers.refused("invalid_grant", "Invalid code verifier.");
        }
        Parameters asked = code.request().parameters();
        boolean offline = asked.text("access_type").equals("offline") && code.consentShown();
        Holder holder = Holder.of(code).with(granted(code));
        IssuedTokens issued = offline ? tokens.offline(holder) : tokens.online(holder);
        JsonObjectBuilder answer = GoogleAnswers.tokens(issued);
        if (holder.scopes().contains("openid")) {
            answer.add("id_token", idTokens.issue(client, code.account(), asked.get("nonce"), holder.scopes()));
        }
        return GoogleAnswers.fresh(answer);
    }

    private Set<String> granted(AuthorizationCode code) {
        boolean together =
                code.request().parameters().text("include_granted_scopes").equals("true");
        Set<String> earlier = ledger.consented(client.id(), code.account().id());
        return together ? Scopes.union(code.granted(), earlier) : code.granted();
    }

    private Answer refresh(Parameters form) {
        String value = form.text("refresh_token");
        IssuedToken refresh = refreshToken(value)
                .orElseThrow(() -> GoogleAnswers.refused(
                        "invalid_grant",
                        value.startsWith("1//") ? "Token has been expired or revoked." : "Bad Request"));
        return GoogleAnswers.fresh(GoogleAnswers.tokens(tokens.online(Holder.of(refresh))));
    }

    @Override
    protected IssuedTokens issue(Holder holder) {
        return tokens.offline(holder.with(GoogleScopes.rewritten(holder.scopes())));
    }

    /** Ends all that this person gave this client, whichever token is shown. */
    private Answer revoke(Request request) {
        remember(request);
        Optional<String> value =
                request.form().get("token").or(() -> request.query().get("token"));
        return value.flatMap(ledger::working)
                .map(token -> {
                    ledger.revokeGrant(token.clientId(), token.accountId());
                    return Answer.json(200, JsonText.object().build());
                })
                .orElseGet(() -> GoogleAnswers.error(400, "invalid_token", "Token expired or revoked"));
    }
}
