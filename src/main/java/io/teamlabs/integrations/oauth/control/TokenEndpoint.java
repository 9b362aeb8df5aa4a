package io.teamlabs.integrations.oauth.control;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import io.teamlabs.integrations.http.entity.OutgoingRequest;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.CodeExchange;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.OAuthFailure.Kind;
import io.teamlabs.integrations.platform.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A provider's token endpoint (RFC 6749, 3.2): always POST, secrets in the body or the Basic header and never in the
 * address. Answers are the JSON of a success; an error in it, whatever the status, is a failure.
 */
public record TokenEndpoint(ProviderCalls calls, URI uri, ClientAuthenticationMethod method, ErrorRules rules) {

    /** How the client proves itself (RFC 6749, 2.3.1). */
    public enum ClientAuthenticationMethod {
        BASIC,
        POST
    }

    /** Exchanges a code (4.1.3), with the verifier where there is one (RFC 7636, 4.5). */
    public CompletionStage<JsonAnswer> exchange(ClientRegistration client, CodeExchange exchange) {
        AuthorizationCode code = new AuthorizationCode(exchange.code().reveal());
        Secret verifier = exchange.verifier();
        AuthorizationGrant grant = new AuthorizationCodeGrant(
                code, exchange.redirectUri(), verifier == null ? null : new CodeVerifier(verifier.reveal()));
        return request(client, grant, rules::ofCode);
    }

    /** Refreshes (6); no scope is sent, which means the same as were granted. */
    public CompletionStage<JsonAnswer> refresh(ClientRegistration client, Secret refreshToken) {
        return request(client, new RefreshTokenGrant(new RefreshToken(refreshToken.reveal())), rules::ofRefresh);
    }

    private CompletionStage<JsonAnswer> request(
            ClientRegistration client, AuthorizationGrant grant, Function<String, Kind> meaning) {
        HTTPRequest request = new TokenRequest(uri, authentication(client), grant, null).toHTTPRequest();
        return calls.send(outgoing(request)).thenApply(answer -> success(answer, meaning));
    }

    private ClientAuthentication authentication(ClientRegistration client) {
        ClientID id = new ClientID(client.clientId());
        var secret =
                new com.nimbusds.oauth2.sdk.auth.Secret(client.clientSecret().reveal());
        return switch (method) {
            case BASIC -> new ClientSecretBasic(id, secret);
            case POST -> new ClientSecretPost(id, secret);
        };
    }

    private OutgoingRequest outgoing(HTTPRequest request) {
        OutgoingRequest post =
                OutgoingRequest.post(uri).body("application/x-www-form-urlencoded", String.valueOf(request.getBody()));
        @Nullable String authorization = request.getAuthorization();
        return authorization == null ? post : post.header("Authorization", authorization);
    }

    private JsonAnswer success(OutgoingAnswer answer, Function<String, Kind> meaning) {
        JsonAnswer json = calls.json(answer);
        Optional<String> error = json.label("error");
        boolean refused = answer.status() >= 300 || !json.flag("ok").orElse(true);
        if (error.isEmpty() && !refused) {
            return json;
        }
        throw failure(answer, error.orElse(""), meaning);
    }

    /** A 403 forbids and limits; that a grant is gone has another status at every provider. */
    private OAuthFailure failure(OutgoingAnswer answer, String error, Function<String, Kind> meaning) {
        Kind kind = meaning.apply(error);
        boolean doubtful = kind == Kind.GRANT_GONE && answer.status() == 403;
        return calls.failure(doubtful ? Kind.TEMPORARY : kind, ErrorRules.codeFor(error), answer);
    }
}
