package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The issues of a repository. GitHub counts pull requests among them; here they are left out. */
@RequestScoped
@Path("v1/users/{userId}/github/repositories/{owner}/{name}/issues")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class IssuesResource {

    static final Set<String> STATES = Set.of("open", "closed", "all");

    private static final String PULL_REQUEST = "pull_request";
    private static final int LONGEST_LABELS = 1000;

    @Inject
    GitHubAccounts accounts;

    @Context
    UriInfo address;

    @PathParam("userId")
    String userId;

    @PathParam("owner")
    String owner;

    @PathParam("name")
    String name;

    /** The one opened last in front; a page may be shorter than asked for, as pull requests are taken out. */
    @GET
    public JsonObject list() {
        String path = path();
        QueryParameters query = query("state", "labels", "limit", "cursor");
        Map<String, String> filters =
                new TreeMap<>(Map.of("state", state(query), "sort", "created", "direction", "desc"));
        String labels = query.optionalText("labels", LONGEST_LABELS);
        if (labels != null) {
            filters.put("labels", labels);
        }
        PageQuery page = PageQuery.of(query, filters);
        return accounts.open(userId)
                .page(path, page, issue -> !issue.has(PULL_REQUEST), IssueDocument::issue)
                .named("issues");
    }

    static String state(QueryParameters query) {
        String state =
                query.choice("state", word -> Optional.of(word).filter(STATES::contains), "open", "closed", "all");
        return state == null ? "open" : state;
    }

    @POST
    public Response create(JsonRequest request) {
        String path = path();
        var issue = IssueRequest.created(request);
        return created(
                IssueDocument.issue(accounts.open(userId).post(path, issue)).toJson());
    }

    static Response created(JsonObject made) {
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    @GET
    @Path("{number}")
    public JsonObject one(@PathParam("number") String number) {
        String path = path(number);
        query();
        GitHubJson issue = accounts.open(userId).get(path);
        if (issue.has(PULL_REQUEST)) {
            throw ProblemException.notFound();
        }
        return IssueDocument.issue(issue).toJson();
    }

    @PATCH
    @Path("{number}")
    public JsonObject change(@PathParam("number") String number, JsonRequest request) {
        String path = path(number);
        var changes = IssueRequest.changed(request);
        return IssueDocument.issue(accounts.open(userId).patch(path, changes)).toJson();
    }

    /** Closed once more it stays closed. */
    @POST
    @Path("{number}/close")
    public JsonObject close(@PathParam("number") String number, JsonRequest request) {
        String path = path(number);
        var closing = IssueRequest.closed(request);
        return IssueDocument.issue(accounts.open(userId).patch(path, closing)).toJson();
    }

    @GET
    @Path("{number}/comments")
    public JsonObject comments(@PathParam("number") String number) {
        String path = path(number) + "/comments";
        PageQuery page = PageQuery.of(query("limit", "cursor"), Map.of());
        return accounts.open(userId)
                .page(path, page, all -> true, IssueDocument::comment)
                .named("comments");
    }

    @POST
    @Path("{number}/comments")
    public Response comment(@PathParam("number") String number, JsonRequest request) {
        String path = path(number) + "/comments";
        var comment = IssueRequest.comment(request);
        return created(
                IssueDocument.comment(accounts.open(userId).post(path, comment)).toJson());
    }

    private String path() {
        return new RepositoryName(owner, name).path() + "/issues";
    }

    private String path(String number) {
        return path() + "/" + IssueNumber.of(number).value();
    }

    private QueryParameters query(String... known) {
        return new QueryParameters(address.getQueryParameters()).only(known);
    }
}
