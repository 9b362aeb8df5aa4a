package io.teamlabs.integrations.connection.boundary;

import io.teamlabs.integrations.connection.control.ConnectionStatus;
import io.teamlabs.integrations.connection.control.ConnectionStatus.CapabilityGrant;
import io.teamlabs.integrations.connection.control.ConnectionStatus.LastError;
import io.teamlabs.integrations.connection.entity.ExternalAccount;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.connection.entity.NextStep;
import io.teamlabs.integrations.platform.JsonDocument;

/** The JSON of a status; no token is in it, nor in what it is made from. */
final class StatusDocument {

    private StatusDocument() {}

    static JsonDocument of(ConnectionStatus status) {
        return JsonDocument.object()
                .with("type", status.type().key().value())
                .with("name", status.type().name())
                .with("status", status.state().map(IntegrationStatus::value).orElse("not-connected"))
                .with("connected", status.connected())
                .with("reconnectNeeded", status.reconnectNeeded())
                .with("account", status.account().map(StatusDocument::of).orElse(null))
                .with("connectedAt", status.connectedAt().orElse(null))
                .with("lastUsedAt", status.lastUsedAt().orElse(null))
                .with("scopes", scopes(status))
                .with(
                        "capabilities",
                        status.capabilities().stream().map(StatusDocument::of).toList())
                .with("expiresAt", status.expiresAt().orElse(null))
                .with("lastError", status.lastError().map(StatusDocument::of).orElse(null))
                .with("errorCount", status.errorCount())
                .with("action", of(status.nextStep()))
                .with("settings", status.settings())
                .with("metadata", status.metadata());
    }

    private static JsonDocument of(ExternalAccount account) {
        return JsonDocument.object()
                .with("id", account.id())
                .with("username", account.username())
                .with("email", account.email())
                .with("name", account.name())
                .with("avatarUrl", account.avatarUrl());
    }

    private static JsonDocument scopes(ConnectionStatus status) {
        return JsonDocument.object().with("granted", status.grantedScopes()).with("missing", status.missingScopes());
    }

    private static JsonDocument of(CapabilityGrant capability) {
        return JsonDocument.object().with("name", capability.name()).with("granted", capability.granted());
    }

    private static JsonDocument of(LastError error) {
        return JsonDocument.object()
                .with("code", error.code())
                .with("message", error.message())
                .with("at", error.at());
    }

    private static JsonDocument of(NextStep step) {
        return JsonDocument.object().with("code", step.code().value()).with("message", step.message());
    }
}
