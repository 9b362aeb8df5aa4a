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

    static final String LIST = "list";
    static final String DOWNLOAD = "download";
    static final String WRITE = "write";
    static final String SHARING = "sharing";

    @Override
    public List<TypeDefinition> types() {
        Capability account = new Capability(
                "account",
                "Know which Dropbox account this is, with its name and e-mail address.",
                ScopeSet.of("account_info.read"),
                true,
                true);
        Capability list = new Capability(
                LIST, "List files and folders, and follow changes.", ScopeSet.of("files.metadata.read"), false, true);
        Capability download =
                new Capability(DOWNLOAD, "Read what is in files.", ScopeSet.of("files.content.read"), false, true);
        Capability write = new Capability(
                WRITE, "Upload files, make folders and delete both.", ScopeSet.of("files.content.write"), false, true);
        Capability sharing = new Capability(
                SHARING,
                "Make links to files, and find those there are.",
                ScopeSet.of("sharing.read", "sharing.write"),
                false,
                true);
        SettingsSchema settings = new SettingsSchema(Map.of("folder", new SettingsSchema.Text(200)));
        return List.of(new TypeDefinition(
                new TypeKey("dropbox"),
                DropboxSettings.PROVIDER,
                List.of(account, list, download, write, sharing),
                settings));
    }
}
