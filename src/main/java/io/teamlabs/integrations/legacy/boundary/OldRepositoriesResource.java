package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.provider.github.GitHubRepositories;
import io.teamlabs.integrations.provider.github.GitHubRepository;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The list of repositories as the old frontend shows it: the one updated last in front, in GitHub's own words. */
@RequestScoped
@Path("auth/github/repositories/{userId}")
@Produces(MediaType.APPLICATION_JSON)
public class OldRepositoriesResource {

    @Inject
    Permissions permissions;

    @Inject
    GitHubRepositories repositories;

    @GET
    public JsonObject latest(@PathParam("userId") String userId) {
        Person person = permissions.oldCallPerson(userId);
        List<JsonDocument> latest = repositories.latest(person.id()).stream()
                .map(OldRepositoriesResource::listed)
                .toList();
        return JsonDocument.object()
                .with("success", true)
                .with("repositories", latest)
                .toJson();
    }

    private static JsonDocument listed(GitHubRepository repository) {
        return JsonDocument.object()
                .with("id", repository.id())
                .with("name", repository.name())
                .with("full_name", repository.fullName())
                .with("description", repository.description())
                .with("language", repository.language())
                .with("stargazers_count", repository.stars())
                .with("forks_count", repository.forks())
                .with("html_url", repository.url())
                .with("clone_url", repository.cloneUrl())
                .with("private", repository.isPrivate())
                .with("updated_at", repository.updatedAt());
    }
}
