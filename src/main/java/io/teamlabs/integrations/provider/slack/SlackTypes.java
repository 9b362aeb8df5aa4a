package io.teamlabs.integrations.provider.slack;

import io.teamlabs.integrations.catalog.control.TypeDefinitions;
import io.teamlabs.integrations.catalog.entity.Capability;
import io.teamlabs.integrations.catalog.entity.SettingsSchema;
import io.teamlabs.integrations.catalog.entity.TypeDefinition;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The integration type that Slack stands behind. */
@ApplicationScoped
public class SlackTypes implements TypeDefinitions {

    @Override
    public List<TypeDefinition> types() {
        Capability account = new Capability(
                "account",
                "Know which Slack account this is, with its name and e-mail address.",
                ScopeSet.of("users:read", "users:read.email"),
                true,
                true);
        Capability messages =
                new Capability("messages", "Post messages in your name.", ScopeSet.of("chat:write"), false, true);
        Capability channels =
                new Capability("channels", "List public channels.", ScopeSet.of("channels:read"), false, true);
        Capability files =
                new Capability("files", "Upload files in your name.", ScopeSet.of("files:write"), false, false);
        SettingsSchema settings = new SettingsSchema(
                Map.of("defaultChannel", new SettingsSchema.Text(200), "notifications", new SettingsSchema.Flag()));
        return List.of(new TypeDefinition(
                new TypeKey("slack"), SlackSettings.PROVIDER, List.of(account, messages, channels, files), settings));
    }
}
