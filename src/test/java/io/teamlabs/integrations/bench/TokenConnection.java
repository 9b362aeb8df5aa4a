package io.teamlabs.integrations.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection to the {@link TokenProvider}: a request read to its end, then an answer, and so on. */
final class TokenConnection {

    private static final int LARGEST_REQUEST = 8 * 1024;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final AtomicLong TOKENS = new AtomicLong();

    /** About as long as the vendors' are. */
    private static final String TOKEN = "sl.u." + "A".repeat(180);

    private final SocketChannel channel;
    private final ByteBuffer request = ByteBuffer.allocate(LARGEST_REQUEST);

    TokenConnection(SocketChannel channel) {
        this.channel = channel;
    }

    /** Reads what is there; returns whether the request is whole. */
    boolean readWhole() throws IOException {
        if (channel.read(request) < 0) {
            channel.close();
            throw new EOFException();
        }
        String text = new String(request.array(), 0, request.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        Matcher length = LENGTH.matcher(text);
        int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return text.length() >= head + 4 + body;
    }

    void answer() throws IOException {
        request.clear();
        String body = "{\"access_token\":\"" + TOKEN + TOKENS.incrementAndGet()
                + "\",\"token_type\":\"bearer\",\"expires_in\":14400}";
        String answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
        channel.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
