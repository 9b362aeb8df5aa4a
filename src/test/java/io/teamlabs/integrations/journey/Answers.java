package io.teamlabs.integrations.journey;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the service has answered: status, headers and body, as one text each. */
final class Answers {

    private final Queue<String> texts = new ConcurrentLinkedQueue<>();

    void keep(HttpResponse<String> answer) {
        StringBuilder text = new StringBuilder()
                .append(answer.request().method())
                .append(' ')
                .append(answer.request().uri().getPath())
                .append(" answered ")
                .append(answer.statusCode())
                .append('\n');
        answer.headers()
                .map()
                .forEach((name, values) ->
                        text.append(name).append(": ").append(values).append('\n'));
        texts.add(text.append(answer.body()).toString());
    }

    List<String> texts() {
        return List.copyOf(texts);
    }
}
