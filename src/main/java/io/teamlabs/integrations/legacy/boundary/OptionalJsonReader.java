package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.JsonRequestReader;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Takes an empty body under any media type, as clients send it, and anything else as strictly as the calls of today. No bean,
 * for the other reader's reason.
 */
@Provider
@Consumes(MediaType.WILDCARD)
public class OptionalJsonReader implements MessageBodyReader<OptionalJson> {

    private final JsonRequestReader json = new JsonRequestReader();

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == OptionalJson.class;
    }

    @Override
    public OptionalJson readFrom(
            Class<OptionalJson> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(body);
        int first = peeked.read();
        if (first < 0) {
            return new OptionalJson(new JsonRequest(JsonValue.EMPTY_JSON_OBJECT));
        }
        if (!MediaType.APPLICATION_JSON_TYPE.isCompatible(mediaType)) {
            throw ProblemException.of(
                            ProblemKind.UNSUPPORTED_MEDIA_TYPE, "Send JSON with Content-Type: application/json.")
                    .about(HttpHeaders.CONTENT_TYPE);
        }
        peeked.unread(first);
        return new OptionalJson(
                json.readFrom(JsonRequest.class, JsonRequest.class, annotations, mediaType, headers, peeked));
    }
}
