package io.teamlabs.integrations.problem;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Lets resources take a {@link JsonRequest}. Other media types are refused with 415 by JAX-RS, as nothing else reads it. No
 * bean: behind a client proxy Jersey does not see which type it reads, and lets JSON-B try.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, JsonRequestReader.MERGE_PATCH})
public class JsonRequestReader implements MessageBodyReader<JsonRequest> {

    /** JSON Merge Patch (RFC 7396). */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    static final int LARGEST = 64 * 1024;
    private static final long LARGEST_SWALLOWED = 16L * 1024 * 1024;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == JsonRequest.class;
    }

    @Override
    public JsonRequest readFrom(
            Class<JsonRequest> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        refuseOtherCharsets(mediaType);
        return new JsonRequest(JsonText.parse(bounded(body)));
    }

    private static byte[] bounded(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length <= LARGEST) {
                return bytes;
            }
            swallow(body);
        } catch (IOException brokenOff) {
            throw ProblemException.invalid("body", "The body broke off. Send it whole.");
        }
        throw BoundedBody.tooLarge(LARGEST);
    }

    private static void refuseOtherCharsets(MediaType mediaType) {
        String charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw Problems.unsupportedMediaType();
        }
    }

    /** Some clients read the answer only once their body is sent: a connection closed early would hide the 413 from them. */
    private static void swallow(InputStream body) throws IOException {
        byte[] buffer = new byte[8192];
        long swallowed = 0;
        int read = body.read(buffer);
        while (read >= 0 && swallowed < LARGEST_SWALLOWED) {
            swallowed += read;
            read = body.read(buffer);
        }
    }
}
