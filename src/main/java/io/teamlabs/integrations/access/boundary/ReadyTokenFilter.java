package io.teamlabs.integrations.access.boundary;

import io.teamlabs.integrations.access.control.FreshTokens;
import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.access.entity.TokenKey;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.control.Callers;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Caller;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.problem.ProblemAnswers;
import io.teamlabs.integrations.ratelimit.control.CallerBudgets;
import io.teamlabs.integrations.ratelimit.entity.CallerBudget;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers a service's read of a token that is there, before JAX-RS begins: to begin such a call, which may have to wait, costs
 * several times the answer. Only where nothing is out of the ordinary, and memory tells who calls and whose token it is.
 * Every other request, and everyone who has to wait or is to be refused, goes on to {@link TokenResource}.
 */
@WebFilter(urlPatterns = "/api/v1/users/*", asyncSupported = true)
public class ReadyTokenFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Pattern PATH = Pattern.compile("/v1/users/([^/]+)/integrations/([^/]+)/token");

    @Inject
    transient Callers callers;

    @Inject
    transient Permissions permissions;

    @Inject
    transient FreshTokens freshTokens;

    @Inject
    transient CallerBudgets budgets;

    @Inject
    transient ProblemAnswers answers;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!PlainRequest.is(request) || !isAnswered(request, response)) {
            chain.doFilter(request, response);
        }
    }

    private boolean isAnswered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(request.getPathInfo());
        if (!path.matches() || !UserId.isValid(path.group(1)) || !TypeKey.isValid(path.group(2))) {
            return false;
        }
        Optional<Caller.Service> service = callers.knownService(request.getHeader("Authorization"));
        if (service.isEmpty()) {
            return false;
        }
        Optional<TokenKey> key = permissions
                .rememberedPerson(service.get(), new UserId(path.group(1)), Right.READ_TOKENS)
                .map(person -> new TokenKey(person.requireOrganization(), person.id(), new TypeKey(path.group(2))));
        return key.isPresent() && isWithinBudget(service.get(), request) && isAnswered(key.get(), request, response);
    }

    /** What was counted here is not counted again behind, where the refusal is told. */
    private boolean isWithinBudget(Caller.Service service, HttpServletRequest request) {
        if (!budgets.isEnabled()) {
            return true;
        }
        CallerBudget budget = budgets.count(Optional.of(service));
        request.setAttribute(CallerBudget.COUNTED, budget);
        return !budget.refused();
    }

    private boolean isAnswered(TokenKey key, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<FreshToken> token;
        try {
            token = freshTokens.atOnce(key);
        } catch (RuntimeException failure) {
            addHeaders(request, response);
            answers.send(failure, request, response);
            return true;
        }
        if (token.isPresent()) {
            addHeaders(request, response);
            answer(token.get(), response);
        }
        return token.isPresent();
    }

    /** Those that the filters of JAX-RS give every answer. */
    private static void addHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Vary", "Origin");
        if (request.getAttribute(CallerBudget.COUNTED) instanceof CallerBudget budget) {
            response.setHeader("RateLimit-Policy", budget.policyField());
            response.setHeader("RateLimit", budget.field());
        }
    }

    private static void answer(FreshToken token, HttpServletResponse response) throws IOException {
        byte[] body = TokenDocument.bytes(token);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
