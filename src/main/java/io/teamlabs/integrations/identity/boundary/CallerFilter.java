package io.teamlabs.integrations.identity.boundary;

import io.teamlabs.integrations.identity.control.Callers;
import io.teamlabs.integrations.identity.control.CurrentCaller;
import io.teamlabs.integrations.identity.control.OpenToAnyone;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;

/** Lets nobody through without a good bearer token (RFC 6750), save to what is marked as open to anyone. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class CallerFilter implements ContainerRequestFilter {

    @Context
    ResourceInfo resource;

    @Inject
    Callers callers;

    @Inject
    CurrentCaller currentCaller;

    @Override
    public void filter(ContainerRequestContext request) {
        // OPTIONS says only which methods there are; browsers ask it without a token.
        if (!request.getMethod().equals(HttpMethod.OPTIONS) && !isOpen(resource.getResourceMethod())) {
            currentCaller.set(callers.caller(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
        }
    }

    private static boolean isOpen(Method method) {
        return method.isAnnotationPresent(OpenToAnyone.class)
                || method.getDeclaringClass().isAnnotationPresent(OpenToAnyone.class);
    }
}
