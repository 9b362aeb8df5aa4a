package io.teamlabs.integrations.gateway.entity;

import io.teamlabs.integrations.http.entity.Headers;
import io.teamlabs.integrations.http.entity.StreamedAnswer;
import java.io.Closeable;
import java.io.InputStream;
import java.util.Optional;

/**
 * A provider's answer that is handed on: a success, or an endpoint's own refusal such as 404, 409, 410, 412 or 422. To be
 * closed; closing it before the end of the body ends the connection.
 */
public final class ApiAnswer implements Closeable {

    private final StreamedAnswer answer;
    private final Classification classification;

    public ApiAnswer(StreamedAnswer answer, Classification classification) {
        this.answer = answer;
        this.classification = classification;
    }

    public int status() {
        return answer.status();
    }

    public Headers headers() {
        return answer.headers();
    }

    public Optional<String> header(String name) {
        return headers().value(name);
    }

    /** The body as it comes; empty where there is none. */
    public InputStream body() {
        return answer.body();
    }

    /** What the answer means, its code and the field at fault included. */
    public Classification classification() {
        return classification;
    }

    public boolean isSuccess() {
        return classification.kind() == AnswerClass.OK;
    }

    @Override
    public void close() {
        answer.close();
    }

    @Override
    public String toString() {
        return answer.toString();
    }
}
