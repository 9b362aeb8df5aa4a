package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.LiveToken;
import io.teamlabs.integrations.access.entity.NextRefresh;
import io.teamlabs.integrations.access.entity.RefreshClaim;
import io.teamlabs.integrations.connection.control.ChangedTokens;
import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes new tokens, as many rows as came together in one statement. Both tokens are sealed anew, so that a row that a
 * migration copied in clear is sealed with its first refresh.
 */
@ApplicationScoped
public class Completions {

    /** Shared: each {@code Json.create…} looks the provider up anew, through every jar of the server. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @Inject
    Leases leases;

    @Inject
    TokenSeals seals;

    @Inject
    Flights flights;

    @Inject
    LateTokens lateTokens;

    @Inject
    LastUses lastUses;

    @Inject
    ProviderPauses pauses;

    @Inject
    ProviderDialects dialects;

    @Inject
    NextRefresh nextRefresh;

    @Inject
    ChangedTokens changedTokens;

    /** Writes all of them, ends their flights, and sees to those whose grant was replaced meanwhile. */
    void write(List<Settlement.Answered> answers) {
        JsonArrayBuilder results = JSON.createArrayBuilder();
        answers.forEach(answered -> results.add(result(answered)));
        Set<UUID> written = leases.complete(results.build());
        for (Settlement.Answered answered : answers) {
            pauses.works(answered.claim().provider());
            if (written.contains(answered.claim().id())) {
                changedTokens.tell(
                        answered.claim().organization(), answered.claim().id());
                flights.land(answered.flight(), token(answered));
            } else {
                lateTokens.resolve(answered);
            }
        }
    }

    private LiveToken token(Settlement.Answered answered) {
        TokenAnswer answer = answered.answer();
        ScopeSet granted =
                Objects.requireNonNullElse(scopes(answered), answered.claim().granted());
        return new LiveToken(
                answer.accessToken(),
                answer.expiresAt(),
                granted,
                answered.claim().requested());
    }

    private JsonObjectBuilder result(Settlement.Answered answered) {
        RefreshClaim claim = answered.claim();
        TokenAnswer answer = answered.answer();
        SealedTokens sealed =
                seals.seal(claim.organization(), claim.id(), answer.accessToken(), answered.refreshToken());
        JsonObjectBuilder result = JSON.createObjectBuilder()
                .add("organization_id", claim.organization().value())
                .add("id", claim.id().toString())
                .add("generation", claim.lease().generation())
                .add("access_token", base64(sealed.accessToken()))
                .add("refresh_token", base64(Objects.requireNonNull(sealed.refreshToken())));
        addTime(result, "issued_at", answer.issuedAt());
        addTime(result, "expiry", answer.expiresAt());
        addTime(result, "refresh_token_expiry", answer.refreshTokenExpiresAt());
        addTime(result, "refresh_at", nextRefresh(claim, answer));
        addScopes(result, scopes(answered));
        return result;
    }

    /** RFC 6749, 5.1: an answer without scopes grants what the row has. */
    private @Nullable ScopeSet scopes(Settlement.Answered answered) {
        ScopeSet granted = answered.answer().scopes();
        return granted == null
                ? null
                : dialects.get(answered.claim().provider()).normalized(granted);
    }

    private @Nullable Instant nextRefresh(RefreshClaim claim, TokenAnswer answer) {
        Instant refreshTokenExpiry = answer.refreshTokenExpiresAt();
        return nextRefresh.after(
                answer,
                lastUses.latest(claim),
                refreshTokenExpiry == null ? claim.refreshTokenExpiry() : refreshTokenExpiry);
    }

    private static void addTime(JsonObjectBuilder result, String name, @Nullable Instant time) {
        if (time != null) {
            result.add(name, time.toString());
        }
    }

    private static void addScopes(JsonObjectBuilder result, @Nullable ScopeSet scopes) {
        if (scopes != null) {
            result.add("scope", JSON.createArrayBuilder(scopes.values()));
        }
    }

    private static String base64(byte[] sealed) {
        return Base64.getEncoder().encodeToString(sealed);
    }
}
