package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.authorization.entity.BeganWith;
import io.teamlabs.integrations.authorization.entity.CallbackRequest;
import io.teamlabs.integrations.authorization.entity.RandomSecret;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/** What a provider put into the query of an old redirect URI (RFC 6749, 4.1.2), as it came. */
record ProviderAnswer(
        @Nullable Secret code,
        @Nullable Secret state,
        @Nullable String error,
        @Nullable String issuer) {

    private static final int LONGEST = 4096;

    /** Fails with a 400 for a parameter that is given twice or is longer than any provider's. */
    static ProviderAnswer of(MultivaluedMap<String, String> query) {
        QueryParameters parameters = new QueryParameters(query);
        return new ProviderAnswer(
                secret(parameters, "code"),
                secret(parameters, "state"),
                given(parameters, "error"),
                given(parameters, "iss"));
    }

    private static @Nullable Secret secret(QueryParameters parameters, String name) {
        String text = given(parameters, name);
        return text == null ? null : new Secret(text);
    }

    private static @Nullable String given(QueryParameters parameters, String name) {
        String text = parameters.optionalText(name, LONGEST);
        return text == null || text.isBlank() ? null : text;
    }

    /** Fails with a 400 that names what is missing; a refusal has no code. */
    void requireCodeAndState() {
        if (code == null && error == null) {
            throw ProblemException.invalid("code", "Send the code that the provider put into the address.");
        }
        if (state == null) {
            throw ProblemException.invalid("state", "Send the state that the provider put into the address.");
        }
    }

    CallbackRequest request(BeganWith arrivedAt, String provider, CallbackRequest.Bearer bearer) {
        Secret known = RandomSecret.read(state == null ? null : state.reveal()).orElse(null);
        return new CallbackRequest(arrivedAt, new ProviderId(provider), known, code, error, issuer, bearer);
    }
}
