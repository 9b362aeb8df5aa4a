package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.gateway.control.Addresses;
import io.teamlabs.integrations.gateway.control.Glimpse;
import io.teamlabs.integrations.gateway.control.ProviderApi;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;

/** GitHub's REST API, version 2022-11-28, as the gateway needs to know it. */
@ApplicationScoped
public class GitHubRestApi implements ProviderApi {

    static final String VERSION = "2022-11-28";

    private URI base;

    /** For CDI. */
    GitHubRestApi() {}

    public GitHubRestApi(GitHubSettings settings) {
        this.base = settings.api();
    }

    @PostConstruct
    void start() {
        base = Settings.read(GitHubSettings::from).api();
    }

    @Override
    public ProviderId provider() {
        return GitHubSettings.PROVIDER;
    }

    @Override
    public URI base(TypeKey type) {
        return base;
    }

    @Override
    public boolean owns(URI address) {
        return Addresses.isWithin(base, address);
    }

    /** Without the version GitHub chooses one, and may choose another tomorrow. */
    @Override
    public ApiRequest prepared(ApiRequest request) {
        ApiRequest versioned = request.headers().has("X-GitHub-Api-Version")
                ? request
                : request.header("X-GitHub-Api-Version", VERSION);
        return versioned.headers().has("Accept")
                ? versioned
                : versioned.header("Accept", "application/vnd.github+json");
    }

    @Override
    public String endpoint(ApiRequest request) {
        String path = request.uri().getRawPath().substring(base.getRawPath().length());
        if (path.startsWith("/search/")) {
            return "search";
        }
        return path.equals("/graphql") ? "graphql" : "core";
    }

    @Override
    public Classification classify(ApiRequest request, Glimpse answer, Instant now) {
        return GitHubApiRules.classify(answer, now);
    }
}
