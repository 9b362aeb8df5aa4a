package io.teamlabs.integrations.authorization.boundary;

import io.teamlabs.integrations.authorization.control.Attachments;
import io.teamlabs.integrations.authorization.entity.Attached;
import io.teamlabs.integrations.authorization.entity.AttachedTokens;
import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.control.CurrentCaller;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes tokens that a service obtained elsewhere. Answers whose they are, never the tokens. */
@RequestScoped
@Path("v1/users/{userId}/integrations/{type}/tokens")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {

    private static final int LONGEST_TOKEN = 8192;
    private static final int MOST_SCOPES = 100;
    private static final long LONGEST_LIFE = 10L * 365 * 24 * 3600;

    @Inject
    Permissions permissions;

    @Inject
    CurrentCaller caller;

    @Inject
    Catalog catalog;

    @Inject
    Attachments attachments;

    @Inject
    Clock clock;

    @PUT
    public CompletionStage<JsonObject> attach(
            @PathParam("userId") String userId, @PathParam("type") String type, JsonRequest body) {
        Person person = permissions.person(userId, Right.ATTACH_TOKENS);
        TypeKey key = catalog.named(type).key();
        return attachments
                .attach(person, key, tokens(body), caller.get().actor())
                .thenApply(TokensResource::answer);
    }

    private AttachedTokens tokens(JsonRequest body) {
        body.onlyFields("accessToken", "refreshToken", "expiresAt", "expiresIn", "scopes");
        String refresh = body.optionalText("refreshToken", LONGEST_TOKEN);
        List<String> scopes = body.optionalTextList("scopes", MOST_SCOPES);
        return new AttachedTokens(
                new Secret(body.requiredText("accessToken", LONGEST_TOKEN)),
                refresh == null || refresh.isBlank() ? null : new Secret(refresh),
                expiry(body),
                scopes == null ? null : ScopeSet.of(scopes));
    }

    private @Nullable Instant expiry(JsonRequest body) {
        Instant at = body.optionalInstant("expiresAt");
        Long seconds = body.optionalNumber("expiresIn", 0, LONGEST_LIFE);
        if (at != null && seconds != null) {
            throw ProblemException.invalid("expiresIn", "Give either expiresAt or expiresIn, in seconds, not both.");
        }
        return seconds == null ? at : clock.instant().plusSeconds(seconds);
    }

    private static JsonObject answer(Attached attached) {
        var account = attached.account();
        return JsonDocument.object()
                .with(
                        "account",
                        JsonDocument.object()
                                .with("id", account.id())
                                .with("username", account.username())
                                .with("email", account.email())
                                .with("name", account.name())
                                .with("avatarUrl", account.avatarUrl()))
                .with("refreshable", attached.refreshable())
                .toJson();
    }
}
