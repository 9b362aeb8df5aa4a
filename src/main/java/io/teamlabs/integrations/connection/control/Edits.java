package io.teamlabs.integrations.connection.control;

import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.catalog.entity.SettingsSchema;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.event.control.IntegrationEvents;
import io.teamlabs.integrations.event.entity.EventKind;
import io.teamlabs.integrations.event.entity.EventSubject;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * What people change in an integration apart from connecting and cutting it. No edit touches tokens or the generation.
 * Begin the organization's scope before calling.
 */
@ApplicationScoped
@Transactional
public class Edits {

    private static final SettingsSchema NO_SETTINGS = new SettingsSchema(Map.of());

    @Inject
    Integrations integrations;

    @Inject
    Statuses statuses;

    @Inject
    IntegrationEvents events;

    @Inject
    Clock clock;

    /** Changes settings and metadata; fails with 404 where there is no row, with 400 for what may not be set. */
    public ConnectionStatus change(UserId user, CatalogType type, SettingsPatch patch, Actor actor) {
        Integration row = row(user, type);
        SettingsSchema schema =
                type.definition() == null ? NO_SETTINGS : type.definition().settings();
        String settings = patch.settingsAfter(row.settings(), schema);
        String metadata = patch.metadataAfter(row.metadata());
        Instant now = clock.instant();
        row.replaceSettings(settings, now);
        row.replaceMetadata(metadata, now);
        tell(EventKind.SETTINGS_CHANGED, row, actor);
        return statuses.status(row);
    }

    /** Forgets the errors in a row; what can be refreshed is due again. Fails with 404 where there is no row. */
    public ConnectionStatus resetErrors(UserId user, CatalogType type, Actor actor) {
        Integration row = row(user, type);
        row.resetErrors(clock.instant());
        tell(EventKind.ERRORS_RESET, row, actor);
        return statuses.status(row);
    }

    private Integration row(UserId user, CatalogType type) {
        return integrations
                .findByUserAndTypeForUpdate(user, type.key())
                .orElseThrow(() -> ProblemException.of(
                        ProblemKind.NOT_FOUND, type.name() + " was never connected by this user. Connect it first."));
    }

    private void tell(EventKind kind, Integration row, Actor actor) {
        events.append(kind, new EventSubject(row.id(), row.user(), row.type().value()), actor, null);
    }
}
