package io.teamlabs.integrations.problem;

/**
 * An SPI that CDI discovers: calls whose bodies are not JSON of 64 KiB at most, but bytes that are read as they come. Such a
 * call takes an {@code InputStream}, and wraps it in a {@link BoundedBody}, as a body without a length tells it only then.
 */
public interface BodyForm {

    /** Ten megabytes: at ten mebibytes a stock WildFly breaks off, and both servers are to say the same. */
    long LARGEST = 10_000_000;

    /** Whether the call is one of these; the path is relative to {@code /api}, without a slash in front. */
    boolean covers(String method, String path);

    /** How many bytes such a body has at most. */
    default long largest() {
        return LARGEST;
    }
}
