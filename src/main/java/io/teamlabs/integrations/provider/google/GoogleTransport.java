package io.teamlabs.integrations.provider.google;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import io.teamlabs.integrations.gateway.control.ApiRefusals;
import io.teamlabs.integrations.gateway.control.ConnectedAccount;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.problem.ProblemException;
import java.net.URI;

/**
 * Lets Google's libraries call through the gateway. What the gateway ends in a {@link ProblemException} passes through them
 * as it is; an endpoint's own refusal becomes a {@link GoogleRefusal}, so that the libraries see successes alone.
 */
final class GoogleTransport extends HttpTransport {

    private final ConnectedAccount account;
    private final boolean repeatable;

    GoogleTransport(ConnectedAccount account) {
        this(account, false);
    }

    private GoogleTransport(ConnectedAccount account, boolean repeatable) {
        this.account = account;
        this.repeatable = repeatable;
    }

    /** The same for calls that do their work once however often they are sent, POST and PATCH included. */
    GoogleTransport repeatable() {
        return new GoogleTransport(account, true);
    }

    /** Else the libraries would send a POST that names PATCH in a header. */
    @Override
    public boolean supportsMethod(String method) {
        return true;
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
        ApiRequest call = ApiRequest.of(method, URI.create(url));
        return new GoogleRequest(this, repeatable ? call.repeatable() : call);
    }

    LowLevelHttpResponse send(ApiRequest call) {
        ApiAnswer answer = account.send(call);
        if (answer.isSuccess()) {
            return new GoogleResponse(answer);
        }
        try (answer) {
            throw new GoogleRefusal(
                    answer.status(),
                    answer.classification(),
                    ApiRefusals.of(account.context().vendor(), answer));
        }
    }
}
