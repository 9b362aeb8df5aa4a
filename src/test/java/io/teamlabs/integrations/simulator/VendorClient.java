package io.teamlabs.integrations.simulator;

import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.wire.Parameters;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** An OAuth client registered at one simulator: it asks, exchanges and refreshes, by post body and with S256. */
final class VendorClient {
    static final String REDIRECT_URI = "https://app.example/api/oauth/callback";
    /** The pair of RFC 7636 appendix B. */
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final ConsentScript person = new ConsentScript();
    private final VendorSimulator vendor;
    private final URI base;
    private final String authorizePath;
    private final String tokenPath;

    VendorClient(VendorSimulator vendor, URI base, String authorizePath, String tokenPath) {
        this.vendor = vendor;
        this.base = base;
        this.authorizePath = authorizePath;
        this.tokenPath = tokenPath;
        vendor.registerRedirectUri(URI.create(REDIRECT_URI));
    }

    /** An authorization request without PKCE; later parameters replace earlier ones. */
    URI plainUrl(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("client_id", vendor.client().id());
        all.put("redirect_uri", REDIRECT_URI);
        all.put("response_type", "code");
        all.put("state", "s/t&a=te");
        all.putAll(parameters);
        return URI.create(base + authorizePath + "?" + Parameters.encode(all));
    }

    URI url(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("code_challenge", CHALLENGE);
        all.put("code_challenge_method", "S256");
        return plainUrl(all);
    }

    ConsentScript person() {
        return person;
    }

    static Parameters callback(URI location) {
        return Parameters.parse(location.getRawQuery());
    }

    /** A code that the person who is signed in gave. */
    String code(URI authorizeUrl) {
        return callback(person.allow(authorizeUrl)).text("code");
    }

    HttpResponse<String> exchange(String code, Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", REDIRECT_URI);
        form.putAll(more);
        return token(form);
    }

    /** The tokens of a consent, the verifier sent. */
    JsonObject connect(Map<String, String> parameters) {
        return Caller.json(exchange(code(url(parameters)), Map.of("code_verifier", VERIFIER)));
    }

    HttpResponse<String> refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    private HttpResponse<String> token(Map<String, String> form) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("client_id", vendor.client().id());
        all.put("client_secret", vendor.client().secret());
        all.putAll(form);
        return new Caller(base).postForm(tokenPath, all);
    }
}
