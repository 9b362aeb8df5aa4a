package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A person's repositories, their branches and commits. */
@RequestScoped
@Path("v1/users/{userId}/github/repositories")
@Produces(MediaType.APPLICATION_JSON)
public class RepositoriesResource {

    /** As long as git takes the name of a branch. */
    private static final int LONGEST_BRANCH = 250;

    private static final Pattern SHA = Pattern.compile("[0-9a-f]{7,64}");
    private static final Set<String> VISIBILITIES = Set.of("all", "public", "private");

    @Inject
    GitHubAccounts accounts;

    @Context
    UriInfo address;

    /** Those that the account owns or works on, the one changed last in front. */
    @GET
    public JsonObject list(@PathParam("userId") String userId) {
        QueryParameters query = query("visibility", "limit", "cursor");
        String visibility = query.choice(
                "visibility", word -> Optional.of(word).filter(VISIBILITIES::contains), "all", "public", "private");
        Map<String, String> filters =
                Map.of("sort", "updated", "direction", "desc", "visibility", visibility == null ? "all" : visibility);
        PageQuery page = PageQuery.of(query, filters);
        return accounts.open(userId)
                .page("/user/repos", page, all -> true, RepositoryDocument::repository)
                .named("repositories");
    }

    @GET
    @Path("{owner}/{name}")
    public JsonObject one(
            @PathParam("userId") String userId, @PathParam("owner") String owner, @PathParam("name") String name) {
        RepositoryName repository = new RepositoryName(owner, name);
        query();
        return RepositoryDocument.repository(accounts.open(userId).get(repository.path()))
                .toJson();
    }

    @GET
    @Path("{owner}/{name}/branches")
    public JsonObject branches(
            @PathParam("userId") String userId, @PathParam("owner") String owner, @PathParam("name") String name) {
        RepositoryName repository = new RepositoryName(owner, name);
        PageQuery page = PageQuery.of(query("limit", "cursor"), Map.of());
        return accounts.open(userId)
                .page(repository.path() + "/branches", page, all -> true, RepositoryDocument::branch)
                .named("branches");
    }

    /** Of the default branch, or of the one that {@code branch} names; the latest first. */
    @GET
    @Path("{owner}/{name}/commits")
    public JsonObject commits(
            @PathParam("userId") String userId, @PathParam("owner") String owner, @PathParam("name") String name) {
        RepositoryName repository = new RepositoryName(owner, name);
        QueryParameters query = query("branch", "limit", "cursor");
        String branch = query.optionalText("branch", LONGEST_BRANCH);
        PageQuery page = PageQuery.of(query, branch == null ? Map.of() : Map.of("sha", branch));
        return accounts.open(userId)
                .page(repository.path() + "/commits", page, all -> true, RepositoryDocument::commit)
                .named("commits");
    }

    @GET
    @Path("{owner}/{name}/commits/{sha}")
    public JsonObject commit(
            @PathParam("userId") String userId,
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("sha") String sha) {
        RepositoryName repository = new RepositoryName(owner, name);
        if (!SHA.matcher(sha).matches()) {
            throw ProblemException.invalid("sha", "Give a commit's hash: 7 to 64 of the digits 0-9 and a-f.");
        }
        query();
        return RepositoryDocument.commit(accounts.open(userId).get(repository.path() + "/commits/" + sha))
                .toJson();
    }

    private QueryParameters query(String... known) {
        return new QueryParameters(address.getQueryParameters()).only(known);
    }
}
