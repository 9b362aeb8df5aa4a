package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.catalog.control.TypeDefinitions;
import io.teamlabs.integrations.catalog.entity.Capability;
import io.teamlabs.integrations.catalog.entity.SettingsSchema;
import io.teamlabs.integrations.catalog.entity.TypeDefinition;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The integration types that Google stands behind; each asks only for its own scopes. */
@ApplicationScoped
public class GoogleTypes implements TypeDefinitions {

    /** What every action on files needs. */
    static final String FILES = "files";

    private static final Capability ACCOUNT = new Capability(
            "account",
            "Know which Google account this is, with its name and e-mail address.",
            ScopeSet.of("openid", "email", "profile"),
            true,
            true);

    @Override
    public List<TypeDefinition> types() {
        return List.of(calendar(), meet(), drive());
    }

    private static TypeDefinition calendar() {
        SettingsSchema settings = new SettingsSchema(Map.of(
                "defaultCalendar", new SettingsSchema.Text(200),
                "sendUpdates", new SettingsSchema.OneOf(Set.of("all", "externalOnly", "none"))));
        return type(
                "google_calendar",
                settings,
                capability("events", "See and change events and invite guests.", "calendar.events"),
                capability("calendars", "See the list of your calendars.", "calendar.calendarlist.readonly"),
                capability("free-busy", "See when you are free or busy.", "calendar.freebusy"));
    }

    private static TypeDefinition meet() {
        return type(
                "google_meet",
                new SettingsSchema(Map.of("notifications", new SettingsSchema.Flag())),
                capability("meetings", "Create and end video meetings.", "meetings.space.created"));
    }

    private static TypeDefinition drive() {
        return type(
                "google_drive",
                new SettingsSchema(Map.of("folder", new SettingsSchema.Text(200))),
                capability(FILES, "Work with the files that TeamLabs made or that you opened with it.", "drive.file"),
                new Capability(
                        "all-files",
                        "See, change and share all files of your Drive.",
                        ScopeSet.of(GoogleScopes.of("drive")),
                        false,
                        false));
    }

    private static Capability capability(String name, String description, String scope) {
        return new Capability(name, description, ScopeSet.of(GoogleScopes.of(scope)), false, true);
    }

    private static TypeDefinition type(String key, SettingsSchema settings, Capability... own) {
        List<Capability> capabilities = new ArrayList<>(List.of(ACCOUNT));
        capabilities.addAll(List.of(own));
        return new TypeDefinition(new TypeKey(key), GoogleSettings.PROVIDER, capabilities, settings);
    }
}
