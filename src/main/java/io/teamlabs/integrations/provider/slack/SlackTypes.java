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

    static final String ACCOUNT = "account";
    static final String MESSAGES = "messages";
    static final String CHANNELS = "channels";
    static final String PRIVATE_CHANNELS = "private-channels";
    static final String JOINING = "joining";
    static final String FILES = "files";

    @Override
    public List<TypeDefinition> types() {
        Capability account = new Capability(
                ACCOUNT,
                "Know which Slack account this is, and find others by their e-mail address.",
                ScopeSet.of("users:read", "users:read.email"),
                true,
                true);
        Capability messages = new Capability(
                MESSAGES, "Post and schedule messages in your name.", ScopeSet.of("chat:write"), false, true);
        Capability channels =
                new Capability(CHANNELS, "List public channels.", ScopeSet.of("channels:read"), false, true);
        Capability privateChannels = new Capability(
                PRIVATE_CHANNELS,
                "List the private channels that you are in too.",
                ScopeSet.of("channels:read", "groups:read"),
                false,
                false);
        Capability joining =
                new Capability(JOINING, "Join public channels for you.", ScopeSet.of("channels:write"), false, false);
        Capability files =
                new Capability(FILES, "Upload files in your name.", ScopeSet.of("files:write"), false, false);
        SettingsSchema settings = new SettingsSchema(
                Map.of("defaultChannel", new SettingsSchema.Text(200), "notifications", new SettingsSchema.Flag()));
        return List.of(new TypeDefinition(
                new TypeKey("slack"),
                SlackSettings.PROVIDER,
                List.of(account, messages, channels, privateChannels, joining, files),
                settings));
    }
}
