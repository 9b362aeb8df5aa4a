package io.teamlabs.integrations.connection.control;

import io.teamlabs.integrations.catalog.entity.Capability;
import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.catalog.entity.TypeDefinition;
import io.teamlabs.integrations.connection.entity.ExternalAccount;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.connection.entity.NextStep;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a person and an integration type, connected or not, at one moment. Reads the row and the catalogue and
 * changes neither; no token is in it. A token that ran out says so here even before a sweep has told the row.
 */
public final class ConnectionStatus {

    private final CatalogType type;
    private final @Nullable Integration row;
    private final Coverage coverage;
    private final Instant now;

    /** A status of now; the row is null for a person who never connected the type. */
    public ConnectionStatus(
            CatalogType type, @Nullable Integration row, Optional<ProviderDialect> dialect, Instant now) {
        this.type = type;
        this.row = row;
        this.coverage = dialect.<Coverage>map(known -> known::covers)
                .orElse((granted, scope) -> granted.values().contains(scope));
        this.now = now;
    }

    /** Whether granted scopes cover one: a matter of the provider's. */
    @FunctionalInterface
    private interface Coverage {
        boolean covers(ScopeSet granted, String scope);
    }

    /** A capability of the type, and whether the connection has all the scopes that it takes. */
    public record CapabilityGrant(String name, boolean granted) {}

    /** The last failure: a stable code, what it means in words, and when it was. */
    public record LastError(
            String code, String message, @Nullable Instant at) {}

    public CatalogType type() {
        return type;
    }

    /** Returns the row that this is said of; empty for a person who never connected the type. */
    public Optional<Integration> integration() {
        return Optional.ofNullable(row);
    }

    /** The state; empty for a person who never connected the type. */
    public Optional<IntegrationStatus> state() {
        return integration().map(held -> held.hasRunOut(now) ? IntegrationStatus.EXPIRED : held.status());
    }

    /** Connected, and active or in error. */
    public boolean connected() {
        return row != null && row.isUsable() && !row.hasRunOut(now);
    }

    public boolean reconnectNeeded() {
        return row != null && (row.needsReconnect() || row.hasRunOut(now));
    }

    /** The account at the provider, kept after the connection was cut. */
    public Optional<ExternalAccount> account() {
        return integration().map(Integration::account);
    }

    public Optional<Instant> connectedAt() {
        return integration().map(Integration::connectedAt);
    }

    public Optional<Instant> lastUsedAt() {
        return integration().map(Integration::lastUsedAt);
    }

    /** When the access token runs out; empty where it does not, or where there is none. */
    public Optional<Instant> expiresAt() {
        return integration().map(Integration::tokenExpiry);
    }

    /** The scopes that the provider granted; none where nothing is held. */
    public ScopeSet grantedScopes() {
        return row != null && row.isConnected() ? row.scope() : ScopeSet.EMPTY;
    }

    /** The scopes that were asked for and that nothing granted covers. */
    public ScopeSet missingScopes() {
        if (row == null || !row.isConnected()) {
            return ScopeSet.EMPTY;
        }
        return ScopeSet.of(row.requestedScope().values().stream()
                .filter(scope -> !coverage.covers(row.scope(), scope))
                .toList());
    }

    public List<CapabilityGrant> capabilities() {
        return Optional.ofNullable(type.definition()).map(TypeDefinition::capabilities).orElse(List.of()).stream()
                .map(capability -> new CapabilityGrant(capability.name(), isGranted(capability)))
                .toList();
    }

    private boolean isGranted(Capability capability) {
        return connected()
                && capability.scopes().values().stream().allMatch(scope -> coverage.covers(grantedScopes(), scope));
    }

    public Optional<LastError> lastError() {
        return integration()
                .filter(held -> held.lastErrorCode() != null)
                .map(held -> new LastError(
                        Objects.requireNonNullElse(held.lastErrorCode(), ""),
                        Objects.requireNonNullElse(held.lastError(), ""),
                        held.lastErrorAt()));
    }

    public int errorCount() {
        return row == null ? 0 : row.errorCount();
    }

    public NextStep nextStep() {
        return Advice.on(this);
    }

    /** What the person set for this integration. */
    public JsonObject settings() {
        return row == null ? JsonValue.EMPTY_JSON_OBJECT : JsonColumn.read(row.settings());
    }

    /** What callers keep with this integration. */
    public JsonObject metadata() {
        return row == null ? JsonValue.EMPTY_JSON_OBJECT : JsonColumn.read(row.metadata());
    }
}
