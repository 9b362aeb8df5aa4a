package io.teamlabs.integrations.access.boundary;

import io.teamlabs.integrations.access.control.FreshTokens;
import io.teamlabs.integrations.access.entity.TokenKey;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.Right;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers what this node remembers before the call begins: it is asynchronous, as it may have to wait, and to begin such a
 * call costs more than the whole answer. After all other filters, by the same permission as the call.
 */
@Provider
@AnsweredFromMemory
@Priority(Priorities.USER + 1_000)
@ApplicationScoped
public class RememberedTokenFilter implements ContainerRequestFilter {

    @Inject
    Permissions permissions;

    @Inject
    FreshTokens freshTokens;

    @Override
    public void filter(ContainerRequestContext request) {
        MultivaluedMap<String, String> path = request.getUriInfo().getPathParameters();
        String type = path.getFirst("type");
        if (TypeKey.isValid(type)) {
            Person person = permissions.person(path.getFirst("userId"), Right.READ_TOKENS);
            freshTokens
                    .remembered(new TokenKey(person.requireOrganization(), person.id(), new TypeKey(type)))
                    .map(TokenDocument::answer)
                    .ifPresent(request::abortWith);
        }
    }
}
