package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.authorization.control.Beginnings;
import io.teamlabs.integrations.authorization.control.Callbacks;
import io.teamlabs.integrations.authorization.control.Disconnecting;
import io.teamlabs.integrations.authorization.entity.Arrival;
import io.teamlabs.integrations.authorization.entity.BeganWith;
import io.teamlabs.integrations.authorization.entity.CallbackRequest;
import io.teamlabs.integrations.authorization.entity.Departure;
import io.teamlabs.integrations.authorization.entity.Ending;
import io.teamlabs.integrations.identity.control.CurrentCaller;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.legacy.control.OldReadings;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.concurrent.CompletionStage;

/** GitHub as the old frontend connects it: its own page takes the provider's answer and posts it here. */
@RequestScoped
@Path("auth/github")
@Produces(MediaType.APPLICATION_JSON)
public class OldGitHubResource {

    /** Longer than any id, so that one that cannot be anybody's gets the answer of one that is somebody else's. */
    private static final int LONGEST_ID = 1000;

    @Inject
    Permissions permissions;

    @Inject
    CurrentCaller caller;

    @Inject
    OldReadings readings;

    @Inject
    Beginnings beginnings;

    @Inject
    Callbacks callbacks;

    @Inject
    Disconnecting disconnecting;

    @GET
    @Path("status/{userId}")
    public JsonObject status(@PathParam("userId") String userId) {
        Person person = permissions.oldCallPerson(userId);
        var connection = OrganizationScope.within(
                person.requireOrganization(), () -> readings.one(person.id(), OldTypes.GITHUB));
        JsonDocument status = new OldStatusJson(person).add(JsonDocument.object(), OldTypes.GITHUB, connection);
        return JsonDocument.object()
                .with("success", true)
                .with("githubStatus", status)
                .toJson();
    }

    @POST
    @Path("initiate")
    public JsonObject initiate(OptionalJson request) {
        Person person = self(request.body());
        Departure departure =
                beginnings.beginOldGitHub(person, OldTypes.GITHUB, caller.get().actor());
        return JsonDocument.object()
                .with("success", true)
                .with("authUrl", departure.address())
                .with("state", departure.state().reveal())
                .toJson();
    }

    @POST
    @Path("callback")
    public CompletionStage<JsonObject> callback(@Context UriInfo address, OptionalJson request) {
        ProviderAnswer answer = ProviderAnswer.of(address.getQueryParameters());
        Person person = self(request.body());
        answer.requireCodeAndState();
        return callbacks
                .receive(answer.request(BeganWith.OLD_GITHUB, "github", new CallbackRequest.SignedIn(person.id())))
                .thenApply(OldGitHubResource::connected);
    }

    private static JsonObject connected(Arrival arrival) {
        if (arrival.ending() instanceof Ending.Connected connected) {
            var account = connected.account();
            return JsonDocument.object()
                    .with("success", true)
                    .with("message", "GitHub is connected")
                    .with(
                            "githubUser",
                            JsonDocument.object()
                                    .with("username", account.username())
                                    .with("email", account.email())
                                    .with("avatarUrl", account.avatarUrl()))
                    .toJson();
        }
        throw OldEndings.problem(arrival.ending());
    }

    @POST
    @Path("disconnect")
    public CompletionStage<JsonObject> disconnect(OptionalJson request) {
        Person person = named(request.body());
        boolean connected = OrganizationScope.within(
                person.requireOrganization(), () -> readings.isConnected(person.id(), OldTypes.GITHUB));
        if (!connected) {
            throw ProblemException.of(ProblemKind.NOT_CONNECTED, "GitHub is not connected");
        }
        return disconnecting
                .disconnect(person, OldTypes.GITHUB, caller.get().actor())
                .thenApply(revocation -> JsonDocument.object()
                        .with("success", true)
                        .with("message", "GitHub is disconnected")
                        .toJson());
    }

    private Person named(JsonRequest body) {
        return permissions.oldCallPerson(body.requiredText("userId", LONGEST_ID));
    }

    /** The state is bound to the bearer's user, so nobody connects for another one, an administrator included. */
    private Person self(JsonRequest body) {
        Person person = named(body);
        if (!person.id().equals(permissions.self().id())) {
            throw ProblemException.of(
                    ProblemKind.FORBIDDEN, "Everybody connects their own GitHub account: userId must be your own");
        }
        return person;
    }
}
