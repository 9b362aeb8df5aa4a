package io.teamlabs.integrations.gateway.boundary;

import io.teamlabs.integrations.gateway.control.Proxy;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.http.entity.Headers;
import io.teamlabs.integrations.http.entity.RequestBody;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.problem.BodyForm;
import io.teamlabs.integrations.problem.BoundedBody;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;

/** A provider's API as a person's account sees it, for services: the gateway puts the token on, and all else. */
@RequestScoped
@Path("v1/users/{userId}/integrations/{type}/proxy/{path: .*}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.WILDCARD)
public class ProxyResource {

    /** Names an upload whose bytes are the body. */
    private static final String UPLOAD = "Upload-Id";

    @Inject
    Permissions permissions;

    @Inject
    Proxy proxy;

    @Context
    HttpServletRequest request;

    @GET
    public Response get(@PathParam("userId") String userId, @PathParam("type") String type) {
        return forward(userId, type, InputStream.nullInputStream());
    }

    @HEAD
    public Response head(@PathParam("userId") String userId, @PathParam("type") String type) {
        return forward(userId, type, InputStream.nullInputStream());
    }

    @POST
    public Response post(@PathParam("userId") String userId, @PathParam("type") String type, InputStream body) {
        return forward(userId, type, body);
    }

    @PUT
    public Response put(@PathParam("userId") String userId, @PathParam("type") String type, InputStream body) {
        return forward(userId, type, body);
    }

    @PATCH
    public Response patch(@PathParam("userId") String userId, @PathParam("type") String type, InputStream body) {
        return forward(userId, type, body);
    }

    @DELETE
    public Response delete(@PathParam("userId") String userId, @PathParam("type") String type, InputStream body) {
        return forward(userId, type, body);
    }

    private Response forward(String userId, String type, InputStream body) {
        Person person = permissions.person(userId, Right.PROXY);
        ProxyPath path = ProxyPath.parse(request.getRequestURI(), request.getQueryString());
        Proxy.Target target = proxy.target(person, type);
        ApiRequest call = ApiRequest.of(request.getMethod(), path.below(target.base()))
                .headers(headers())
                .body(body(person, body))
                .followingRedirects();
        ApiAnswer answer = target.send(call);
        return ProxyAnswer.of(answer);
    }

    private Headers headers() {
        Headers headers = Headers.NONE;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                headers = headers.lenientlyAnd(name, value);
            }
        }
        return headers.without(UPLOAD);
    }

    private RequestBody body(Person person, InputStream body) {
        String upload = request.getHeader(UPLOAD);
        if (upload != null) {
            return proxy.upload(person, upload);
        }
        long length = request.getContentLengthLong();
        boolean bodiless = length == 0 || (length < 0 && request.getHeader("Transfer-Encoding") == null);
        if (bodiless || List.of("GET", "HEAD").contains(request.getMethod())) {
            return RequestBody.none();
        }
        return RequestBody.of(new BoundedBody(body, BodyForm.LARGEST), length);
    }
}
