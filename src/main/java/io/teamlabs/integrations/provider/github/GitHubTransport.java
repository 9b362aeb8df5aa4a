package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.gateway.control.ConnectedAccount;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.http.entity.Headers;
import io.teamlabs.integrations.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Lets the vendor community's library call through the gateway. What the gateway ends in a {@link ProblemException} passes
 * through the library as it is; an endpoint's own refusal reaches the library, which throws its own exception for it.
 */
final class GitHubTransport implements GitHubConnector {

    private final ConnectedAccount account;

    GitHubTransport(ConnectedAccount account) {
        this.account = account;
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        ApiRequest call = ApiRequest.of(
                        request.method(), URI.create(request.url().toString()))
                .headers(headers(request))
                .followingRedirects();
        return new Response(request, account.send(request.hasBody() ? withBody(call, request) : call));
    }

    /** The library's bodies are short JSON: held, so that they can be sent again with a new token. */
    private static ApiRequest withBody(ApiRequest call, GitHubConnectorRequest request) throws IOException {
        @Nullable InputStream body = request.body();
        if (body == null) {
            return call;
        }
        try (body) {
            String type = request.contentType() == null ? "application/json" : request.contentType();
            return call.body(type, body.readAllBytes());
        }
    }

    private static Headers headers(GitHubConnectorRequest request) {
        Headers headers = Headers.NONE;
        for (var header : request.allHeaders().entrySet()) {
            for (String value : header.getValue()) {
                headers = headers.and(header.getKey(), value);
            }
        }
        return headers;
    }

    /** An answer as the library takes it. */
    private static final class Response extends GitHubConnectorResponse {

        private final ApiAnswer answer;

        Response(GitHubConnectorRequest request, ApiAnswer answer) {
            super(request, answer.status(), answer.headers().asMap());
            this.answer = answer;
        }

        @Override
        public InputStream bodyStream() {
            return answer.body();
        }

        @Override
        public void close() {
            answer.close();
        }
    }
}
