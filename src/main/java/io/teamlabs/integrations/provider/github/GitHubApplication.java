package io.teamlabs.integrations.provider.github;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import io.teamlabs.integrations.http.entity.OutgoingRequest;
import io.teamlabs.integrations.oauth.control.ProviderCalls;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.OAuthFailure.Kind;
import io.teamlabs.integrations.oauth.entity.RevocationOutcome;
import io.teamlabs.integrations.platform.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What an application may ask and order about its own tokens: as itself, naming the token in a body even with DELETE. */
final class GitHubApplication {

    private final ProviderCalls calls;
    private final URI api;
    private final ClientRegistration client;

    GitHubApplication(ProviderCalls calls, URI api, ClientRegistration client) {
        this.calls = calls;
        this.api = api;
        this.client = client;
    }

    CompletionStage<Boolean> issued(Secret token) {
        return calls.send(request("POST", "/token", token)).thenApply(this::isKnown);
    }

    /** Ends one token and the refresh token that came with it. */
    CompletionStage<RevocationOutcome> deleteToken(Secret token) {
        return delete("/token", token);
    }

    /** Ends every token of the person for this application. */
    CompletionStage<RevocationOutcome> deleteGrant(Secret token) {
        return delete("/grant", token);
    }

    private CompletionStage<RevocationOutcome> delete(String path, Secret token) {
        return calls.send(request("DELETE", path, token))
                .thenApply(answer -> isKnown(answer) ? RevocationOutcome.REVOKED : RevocationOutcome.ALREADY_GONE);
    }

    private OutgoingRequest request(String method, String path, Secret token) {
        String id = URLEncoder.encode(client.clientId(), StandardCharsets.UTF_8);
        return GitHubApi.versioned(OutgoingRequest.of(method, URI.create(api + "/applications/" + id + path)))
                .basic(client.clientId(), client.clientSecret())
                .json(JSONObjectUtils.toJSONString(Map.of("access_token", token.reveal())));
    }

    /** Whether the token was known: 404 and 422 say that this application has no such token. */
    private boolean isKnown(OutgoingAnswer answer) {
        if (answer.status() == 401) {
            throw calls.failure(Kind.CONFIGURATION, "incorrect-client-credentials", answer);
        }
        boolean unknown = answer.status() == 404 || answer.status() == 422;
        if (!unknown && answer.status() >= 300) {
            throw calls.failure(Kind.TEMPORARY, "refused", answer);
        }
        return !unknown;
    }
}
