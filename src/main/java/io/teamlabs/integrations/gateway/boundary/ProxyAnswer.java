package io.teamlabs.integrations.gateway.boundary;

import io.teamlabs.integrations.gateway.control.ForwardedHeaders;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;

/** Hands a provider's answer on as it comes. */
final class ProxyAnswer {

    private static final int PART = 16 * 1024;

    private ProxyAnswer() {}

    static Response of(ApiAnswer answer) {
        StreamingOutput body = out -> copy(answer, out);
        ResponseBuilder response = Response.status(answer.status()).entity(body);
        ForwardedHeaders.incoming(answer.headers()).forEach(response::header);
        // With its length a body that breaks off is seen to have broken off.
        answer.header("Content-Length").ifPresent(length -> response.header("Content-Length", length));
        // Should a browser ever show it: as nothing that runs, and as what it says it is.
        return response.header("Content-Security-Policy", "sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static void copy(ApiAnswer answer, OutputStream out) throws IOException {
        try (answer) {
            byte[] part = new byte[PART];
            for (int read = answer.body().read(part);
                    read >= 0;
                    read = answer.body().read(part)) {
                out.write(part, 0, read);
            }
        }
    }
}
