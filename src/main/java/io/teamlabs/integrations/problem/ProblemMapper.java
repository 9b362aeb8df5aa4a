package io.teamlabs.integrations.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** The only exception mapper. Nothing of a failure but what a problem says of it goes out. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {

    @Context
    UriInfo uriInfo;

    @Inject
    ProblemAnswers answers;

    @Override
    public Response toResponse(Throwable failure) {
        Optional<Response> given =
                Problems.cause(failure, WebApplicationException.class).map(WebApplicationException::getResponse);
        if (given.filter(response -> response.getStatus() < 400).isPresent()) {
            return given.get();
        }
        Response answer = answers.answer(Problems.of(failure), uriInfo.getPath());
        return given.map(response -> response.getHeaderString(HttpHeaders.ALLOW))
                .map(allow -> Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, allow)
                        .build())
                .orElse(answer);
    }
}
