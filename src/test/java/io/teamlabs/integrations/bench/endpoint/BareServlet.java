package io.teamlabs.integrations.bench.endpoint;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers as many bytes as the path says, with nothing of ours and nothing of JAX-RS before it. */
@WebServlet("/bench/bare/*")
public class BareServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, byte[]> bodies = new ConcurrentHashMap<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = bodies.computeIfAbsent(request.getPathInfo(), BareServlet::body);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static byte[] body(String path) {
        byte[] body = new byte[Integer.parseInt(path.substring(1))];
        Arrays.fill(body, (byte) ' ');
        return body;
    }
}
