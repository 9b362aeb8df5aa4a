package io.teamlabs.integrations.oauth.control;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.teamlabs.integrations.oauth.entity.AuthorizationParameters;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.platform.Secret;
import java.net.URI;
import java.util.Map;

/** Builds authorization requests for the code flow (RFC 6749, 4.1.1), with an S256 challenge where there is a verifier. */
public final class AuthorizationUris {

    private AuthorizationUris() {}

    /** Returns the address; no scope is sent where there is none, as an empty one is an error at some providers. */
    public static URI build(
            URI endpoint, ClientRegistration client, AuthorizationParameters parameters, Map<String, String> custom) {
        AuthorizationRequest.Builder request = new AuthorizationRequest.Builder(
                        ResponseType.CODE, new ClientID(client.clientId()))
                .endpointURI(endpoint)
                .redirectionURI(parameters.redirectUri())
                .state(new State(parameters.state().reveal()));
        ScopeSet scopes = parameters.scopes();
        if (!scopes.isEmpty()) {
            request.scope(new Scope(scopes.values().toArray(String[]::new)));
        }
        Secret verifier = parameters.verifier();
        if (verifier != null) {
            request.codeChallenge(new CodeVerifier(verifier.reveal()), CodeChallengeMethod.S256);
        }
        custom.forEach(request::customParameter);
        return request.build().toURI();
    }
}
