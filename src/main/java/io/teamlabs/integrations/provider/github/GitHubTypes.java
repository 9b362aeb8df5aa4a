package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.catalog.control.TypeDefinitions;
import io.teamlabs.integrations.catalog.entity.Capability;
import io.teamlabs.integrations.catalog.entity.SettingsSchema;
import io.teamlabs.integrations.catalog.entity.TypeDefinition;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The integration type that GitHub stands behind. */
@ApplicationScoped
public class GitHubTypes implements TypeDefinitions {

    static final String ACCOUNT = "account";
    static final String PUBLIC_REPOSITORIES = "public-repositories";

    @Override
    public List<TypeDefinition> types() {
        Capability account = new Capability(
                ACCOUNT,
                "Know which GitHub account this is, with its name and e-mail address.",
                ScopeSet.of("read:user", "user:email"),
                true,
                true);
        Capability publicRepositories = new Capability(
                PUBLIC_REPOSITORIES,
                "Read and change public repositories, their issues and pull requests, and no private one.",
                ScopeSet.of("public_repo"),
                false,
                false);
        // GitHub has no scope of OAuth apps that reads private repositories without writing to them.
        Capability repositories = new Capability(
                "repositories",
                "Read and change repositories, issues and pull requests, private ones included.",
                ScopeSet.of("repo"),
                false,
                true);
        SettingsSchema settings = new SettingsSchema(
                Map.of("defaultRepository", new SettingsSchema.Text(200), "notifications", new SettingsSchema.Flag()));
        return List.of(new TypeDefinition(
                new TypeKey("github"),
                GitHubSettings.PROVIDER,
                List.of(account, publicRepositories, repositories),
                settings));
    }
}
