package io.teamlabs.integrations.ratelimit.boundary;

import io.teamlabs.integrations.identity.control.CurrentCaller;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.ratelimit.control.CallerBudgets;
import io.teamlabs.integrations.ratelimit.entity.CallerBudget;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/**
 * Refuses callers who call too often, and tells everyone what they have left. It stands behind the caller's filter, as it
 * counts by caller; health is asked by machines that must never be refused.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION + 500)
public class CallerLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String HEALTH = "health/";

    @Inject
    CallerBudgets budgets;

    @Inject
    CurrentCaller currentCaller;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!budgets.isEnabled() || request.getMethod().equals(HttpMethod.OPTIONS) || isHealth(request)) {
            return;
        }
        CallerBudget budget = request.getProperty(CallerBudget.COUNTED) instanceof CallerBudget counted
                ? counted
                : budgets.count(currentCaller.known());
        request.setProperty(CallerBudget.COUNTED, budget);
        if (budget.refused()) {
            throw refusal(budget);
        }
    }

    private static boolean isHealth(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return path.startsWith(HEALTH) || path.startsWith('/' + HEALTH);
    }

    private static ProblemException refusal(CallerBudget budget) {
        String detail = "You may make " + budget.allowance().calls() + " calls in "
                + budget.allowance().window().toSeconds() + " seconds. Come again when Retry-After says.";
        return ProblemException.of(ProblemKind.RATE_LIMITED, detail).retryAfter(Duration.ofSeconds(budget.seconds()));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(CallerBudget.COUNTED) instanceof CallerBudget budget) {
            response.getHeaders().putSingle("RateLimit-Policy", budget.policyField());
            response.getHeaders().putSingle("RateLimit", budget.field());
        }
    }
}
