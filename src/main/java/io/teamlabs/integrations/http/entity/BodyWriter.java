package io.teamlabs.integrations.http.entity;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a request's body as it goes out; it runs once, on the caller's thread, and blocks while the other side is slow. */
@FunctionalInterface
public interface BodyWriter {

    void writeTo(OutputStream out) throws IOException;
}
