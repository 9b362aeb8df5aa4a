package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;

/** Hands a file's content on as it comes. Whatever somebody put into a file must not act as a page of ours. */
final class DriveDownload {

    private static final List<String> HANDED_ON =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_LENGTH, "Content-Range", "Accept-Ranges");

    private DriveDownload() {}

    static Response of(ApiAnswer answer) {
        StreamingOutput content = out -> {
            try (answer) {
                answer.body().transferTo(out);
            }
        };
        ResponseBuilder response = Response.status(answer.status())
                .entity(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox");
        HANDED_ON.forEach(name -> answer.header(name).ifPresent(value -> response.header(name, value)));
        return response.build();
    }
}
