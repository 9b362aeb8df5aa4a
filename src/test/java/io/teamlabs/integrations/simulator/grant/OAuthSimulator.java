package io.teamlabs.integrations.simulator.grant;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Html;
import io.teamlabs.integrations.simulator.wire.Parameters;
import io.teamlabs.integrations.simulator.wire.Refused;
import io.teamlabs.integrations.simulator.wire.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The authorization code grant (RFC 6749 section 4.1) as far as the four vendors agree on it. */
public abstract class OAuthSimulator extends VendorSimulator {
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

    private final ConsentPage page;

    protected OAuthSimulator(Vendor vendor, Ground ground) {
        super(vendor, ground);
        page = new ConsentPage(vendor.title(), vendor.consentPath(), accounts);
    }

    /**
     * Reads an authorization request.
     *
     * @throws Refused with a page where the vendor would not send the browser back
     */
    protected abstract AuthorizationRequest authorization(Parameters parameters);

    protected abstract String newCode();

    /** What the callback gets beside {@code state} when the person refuses. */
    protected Map<String, String> denial() {
        return Map.of("error", "access_denied");
    }

    /** What the callback gets beside {@code code} and {@code state}. */
    protected Map<String, String> approval(AuthorizationCode code) {
        return Map.of();
    }

    /** The scopes that the page lets one refuse singly. */
    protected List<String> refusable(AuthorizationRequest request) {
        return List.of();
    }

    /** Whether nobody can be asked to grant less of this scope. */
    protected boolean isAlwaysGranted(String scope) {
        return false;
    }

    /** Whether the vendor shows its page to this account, or sends it back at once. */
    protected boolean showsConsent(AuthorizationRequest request, Account account) {
        return true;
    }

    protected final Answer consentPage(Request request) {
        AuthorizationRequest asked = authorization(request.query());
        return page.show(asked, refusable(asked));
    }

    protected final Answer decide(Request request) {
        Parameters form = request.form();
        AuthorizationRequest asked = authorization(form);
        return switch (form.text(ConsentPage.DECISION)) {
            case "allow" -> allowed(asked, form);
            case "deny" -> back(asked, denial());
            default -> refusal("The form was sent without a decision");
        };
    }

    private Answer allowed(AuthorizationRequest asked, Parameters form) {
        Account account = form.get(ConsentPage.ACCOUNT).flatMap(accounts::find).orElseGet(accounts::signedIn);
        Instant end = ground.clock().instant().plus(CODE_LIFETIME);
        boolean shown = showsConsent(asked, account);
        Set<String> granted = granted(asked, form.all(ConsentPage.REFUSED_SCOPE));
        AuthorizationCode code = new AuthorizationCode(newCode(), account, asked, granted, shown, end);
        codes.add(code);
        ledger.consent(asked.client().id(), account.id(), granted);
        Map<String, String> answer = new LinkedHashMap<>(approval(code));
        answer.put("code", code.value());
        return back(asked, answer);
    }

    private Set<String> granted(AuthorizationRequest asked, List<String> refused) {
        Set<String> granted = new LinkedHashSet<>(asked.scopes());
        granted.removeIf(scope -> !isAlwaysGranted(scope)
                && (refused.contains(scope)
                        || behaviour
                                .consent()
                                .filter(most -> !most.contains(scope))
                                .isPresent()));
        return granted;
    }

    private static Answer back(AuthorizationRequest asked, Map<String, String> answer) {
        Map<String, String> parameters = new LinkedHashMap<>(answer);
        asked.parameters().get("state").ifPresent(state -> parameters.put("state", state));
        String uri = asked.redirectUri();
        return Answer.redirect(uri + (uri.contains("?") ? "&" : "?") + Parameters.encode(parameters));
    }

    /** A page of the vendor's own that ends the attempt (RFC 6749 section 4.1.2.1). */
    protected final Answer refusal(String why) {
        return Answer.html(400, Html.page(vendor.title(), "<p>" + Html.escape(why) + "</p>"));
    }

    /** The client of the request, its redirect URI being registered. */
    protected final String redirectUri(Parameters parameters) {
        if (!parameters.text("client_id").equals(client.id())) {
            throw new Refused(refusal("invalid_client: no application has this client_id"));
        }
        String uri = parameters.text("redirect_uri");
        if (!client.hasRegistered(uri)) {
            throw new Refused(refusal("redirect_uri_mismatch: " + uri + " is not registered"));
        }
        return uri;
    }

    /** The challenge of the request; S256 only, or plain too. */
    protected final Pkce pkce(Parameters parameters, boolean plainToo) {
        String challenge = parameters.text("code_challenge");
        if (challenge.isEmpty()) {
            return Pkce.NONE;
        }
        String method = parameters.get("code_challenge_method").orElse("plain");
        if (!method.equals("S256") && !(plainToo && method.equals("plain"))) {
            throw new Refused(refusal("invalid_request: code_challenge_method " + method + " is not supported"));
        }
        return new Pkce(challenge, method);
    }

    /** Gives out one token; it runs out after the lifetime, if there is one. */
    protected final IssuedToken issue(TokenKind kind, String value, Holder holder, Optional<Duration> lifetime) {
        Instant now = ground.clock().instant();
        IssuedToken token = new IssuedToken(
                value,
                kind,
                holder.clientId(),
                holder.accountId(),
                holder.family(),
                holder.scopes(),
                now,
                lifetime.map(now::plus),
                TokenState.LIVE);
        ledger.add(token);
        return token;
    }

    /** This refresh token if it works for this client; one that was spent may end its family. */
    protected final Optional<IssuedToken> refreshToken(String value) {
        ground.secrets().saw(value);
        Optional<IssuedToken> known = ledger.find(value).filter(token -> token.kind() == TokenKind.REFRESH);
        known.filter(token -> token.state() == TokenState.SPENT && behaviour.familyRevocation())
                .ifPresent(stolen -> ledger.change(ledger.liveFamily(stolen.family()), TokenState.REVOKED));
        return known.flatMap(token -> ledger.working(value));
    }

    /** Remembers what a token request carries, whatever becomes of it. */
    protected final void remember(Request request) {
        Parameters form = request.form();
        List.of("client_secret", "code", "code_verifier", "refresh_token", "token")
                .forEach(name -> ground.secrets().saw(form.text(name)));
        ClientCredentials.basic(request).ifPresent(pair -> ground.secrets().saw(pair.secret()));
    }

    protected final boolean authenticates(ClientCredentials credentials) {
        return credentials.id().equals(client.id()) && credentials.secret().equals(client.secret());
    }

    protected final Account account(IssuedToken token) {
        return accounts.named(token.accountId());
    }
}
