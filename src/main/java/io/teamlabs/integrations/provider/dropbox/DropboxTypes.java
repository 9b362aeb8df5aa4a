package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.catalog.control.TypeDefinitions;
import io.teamlabs.integrations.catalog.entity.Capability;
import io.teamlabs.integrations.catalog.entity.SettingsSchema;
import io.teamlabs.integrations.catalog.entity.TypeDefinition;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The integration type that Dropbox stands behind. */
@ApplicationScoped
public class DropboxTypes implements TypeDefinitions {

    @Override
    public List<TypeDefinition> types() {
        Capability account = new Capability(
                "account",
                "Know which Dropbox account this is, with its name and e-mail address.",
                ScopeSet.of("account_info.read"),
                true,
                true);
        Capability files = new Capability(
                "files",
                "List, read, upload and delete files and folders.",
                ScopeSet.of("files.metadata.read", "files.content.read", "files.content.write"),
                false,
                true);
        Capability sharing = new Capability(
                "sharing", "Make and list links to files.", ScopeSet.of("sharing.read", "sharing.write"), false, true);
        SettingsSchema settings = new SettingsSchema(Map.of("folder", new SettingsSchema.Text(200)));
        return List.of(new TypeDefinition(
                new TypeKey("dropbox"), DropboxSettings.PROVIDER, List.of(account, files, sharing), settings));
    }
}
