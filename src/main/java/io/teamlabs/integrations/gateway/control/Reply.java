package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.http.entity.StreamedAnswer;
import java.io.IOException;
import java.io.InputStream;

/** What one try brought: the answer, its body with what was looked at put back, and what it means. */
record Reply(StreamedAnswer answer, InputStream body, Classification classification) {

    private static final int WORTH_READING = 64 * 1024;

    ApiAnswer handedOn(Runnable whenClosed) {
        StreamedAnswer counted = new StreamedAnswer(answer.status(), answer.headers(), body, () -> {
            answer.close();
            whenClosed.run();
        });
        return new ApiAnswer(counted, classification);
    }

    /** Ends the exchange; a short body is read first, so that its connection can serve again. */
    void discard() {
        discard(answer, body);
    }

    static void discard(StreamedAnswer answer, InputStream body) {
        try (answer) {
            body.readNBytes(WORTH_READING);
        } catch (IOException ended) {
            // Nobody wants the rest.
        }
    }
}
