package io.teamlabs.integrations.http.entity;

import java.net.URI;

/** A request whose body and answer are streamed. It holds secrets: it prints as its method and host. */
public record StreamedRequest(String method, URI uri, Headers headers, RequestBody body) {

    /** Whether the body is written as it goes out, rather than held. */
    public boolean isWritten() {
        return body instanceof RequestBody.Once || body instanceof RequestBody.Again;
    }

    @Override
    public String toString() {
        return method + " " + uri.getHost();
    }
}
