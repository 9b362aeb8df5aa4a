package io.teamlabs.integrations.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Refuses malformed media types, and bodies that announce themselves as too large, as problems. In front of JAX-RS, as
 * both servers' own answer to them, before any JAX-RS filter runs, is a page of HTML or none.
 */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true)
public class HeaderFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** RFC 9110 section 12.4.2. */
    private static final Pattern WEIGHT = Pattern.compile("0(\\.\\d{0,3})?|1(\\.0{0,3})?");

    @Inject
    transient ProblemAnswers answers;

    @Inject
    @Any
    transient Instance<BodyForm> bodyForms;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isReadable(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            answers.send(Problems.unsupportedMediaType(), request, response);
        } else if (!areReadable(request.getHeader(HttpHeaders.ACCEPT))) {
            String remedy = "The header is malformed. Accept application/json.";
            answers.send(ProblemException.invalid(HttpHeaders.ACCEPT, remedy), request, response);
        } else if (request.getContentLengthLong() > 0 && request.getContentLengthLong() > largest(request)) {
            answers.send(BoundedBody.tooLarge(largest(request)), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private long largest(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        String relative = path.startsWith("/") ? path.substring(1) : path;
        return StreamSupport.stream(bodyForms.spliterator(), false)
                .filter(form -> form.covers(request.getMethod(), relative))
                .map(BodyForm::largest)
                .findFirst()
                .orElse((long) JsonRequestReader.LARGEST);
    }

    private static boolean areReadable(@Nullable String list) {
        if (list == null) {
            return true;
        }
        for (String one : list.split(",", -1)) {
            if (!isReadable(one.strip())) {
                return false;
            }
        }
        return true;
    }

    /** A lone star, which Java's own client sends in {@code Accept}, is taken by both servers. */
    private static boolean isReadable(@Nullable String text) {
        if (text == null || text.isEmpty() || text.startsWith("*")) {
            return true;
        }
        try {
            String weight = MediaType.valueOf(text).getParameters().getOrDefault("q", "1");
            return text.contains("/") && WEIGHT.matcher(weight).matches();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
