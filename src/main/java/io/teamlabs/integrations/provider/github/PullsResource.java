package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.TreeMap;

/** The pull requests of a repository. */
@RequestScoped
@Path("v1/users/{userId}/github/repositories/{owner}/{name}/pulls")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PullsResource {

    private static final int LONGEST_BRANCH = 250;

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

    @GET
    public JsonObject list() {
        String path = repository().path() + "/pulls";
        QueryParameters query = query("state", "base", "limit", "cursor");
        Map<String, String> filters =
                new TreeMap<>(Map.of("state", IssuesResource.state(query), "sort", "created", "direction", "desc"));
        String base = query.optionalText("base", LONGEST_BRANCH);
        if (base != null) {
            filters.put("base", base);
        }
        PageQuery page = PageQuery.of(query, filters);
        return accounts.open(userId)
                .page(path, page, all -> true, PullDocument::listed)
                .named("pulls");
    }

    @POST
    public Response create(JsonRequest request) {
        String path = repository().path() + "/pulls";
        var pull = PullRequest.created(request);
        return IssuesResource.created(
                PullDocument.one(accounts.open(userId).post(path, pull)).toJson());
    }

    /** Waits a moment for GitHub to know whether it can be merged; {@code mergeable} is null where that takes longer. */
    @GET
    @Path("{number}")
    public JsonObject one(@PathParam("number") String number) {
        String path = repository().path() + "/pulls/" + IssueNumber.of(number).value();
        query();
        GitHubCalls calls = accounts.open(userId);
        return PullDocument.one(Mergeability.BRIEF.settled(() -> calls.get(path)))
                .toJson();
    }

    @POST
    @Path("{number}/merge")
    public JsonObject merge(@PathParam("number") String number, JsonRequest request) {
        var merge = PullRequest.merged(request);
        return new Merging(repository(), IssueNumber.of(number))
                .merge(accounts.open(userId), merge)
                .toJson();
    }

    /** The conversation below the pull request; remarks on its lines are not in it. */
    @GET
    @Path("{number}/comments")
    public JsonObject comments(@PathParam("number") String number) {
        PageQuery page = PageQuery.of(query("limit", "cursor"), Map.of());
        return accounts.open(userId)
                .page(commentsPath(number), page, all -> true, IssueDocument::comment)
                .named("comments");
    }

    @POST
    @Path("{number}/comments")
    public Response comment(@PathParam("number") String number, JsonRequest request) {
        var comment = IssueRequest.comment(request);
        String path = commentsPath(number);
        return IssuesResource.created(
                IssueDocument.comment(accounts.open(userId).post(path, comment)).toJson());
    }

    /** To GitHub the conversation is the one of the issue that every pull request is. */
    private String commentsPath(String number) {
        return repository().path() + "/issues/" + IssueNumber.of(number).value() + "/comments";
    }

    private RepositoryName repository() {
        return new RepositoryName(owner, name);
    }

    private QueryParameters query(String... known) {
        return new QueryParameters(address.getQueryParameters()).only(known);
    }
}
