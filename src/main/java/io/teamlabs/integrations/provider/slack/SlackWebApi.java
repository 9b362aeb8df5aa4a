package io.teamlabs.integrations.provider.slack;

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
import java.util.Optional;

/** Slack's web API, and the host that it has files uploaded to, as the gateway needs to know them. */
@ApplicationScoped
public class SlackWebApi implements ProviderApi {

    private SlackSettings settings;

    /** For CDI. */
    SlackWebApi() {}

    public SlackWebApi(SlackSettings settings) {
        this.settings = settings;
    }

    @PostConstruct
    void start() {
        settings = Settings.read(SlackSettings::from);
    }

    @Override
    public ProviderId provider() {
        return SlackSettings.PROVIDER;
    }

    @Override
    public URI base(TypeKey type) {
        return settings.url();
    }

    @Override
    public boolean owns(URI address) {
        return isApi(address) || Addresses.isWithin(settings.files(), address);
    }

    /** An upload's address is secret by itself, and Slack wants no token there. */
    @Override
    public boolean authenticates(URI address) {
        return isApi(address);
    }

    private boolean isApi(URI address) {
        return Addresses.isWithin(URI.create(settings.url() + "/api"), address);
    }

    /** Slack counts each method for itself. */
    @Override
    public String endpoint(ApiRequest request) {
        String path = request.uri().getRawPath();
        return isApi(request.uri()) ? path.substring(path.lastIndexOf('/') + 1) : "upload";
    }

    @Override
    public boolean hidesErrors(Glimpse head) {
        return head.header("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
    }

    @Override
    public Classification classify(ApiRequest request, Glimpse answer, Instant now) {
        return SlackApiRules.classify(answer, now);
    }

    /** It is also what a list of allowed addresses answers; only who is refused everywhere has lost the grant. */
    @Override
    public Optional<ApiRequest> confirmation(Classification gone) {
        return gone.code().equals(SlackApiRules.INVALID_AUTH)
                ? Optional.of(ApiRequest.post(URI.create(settings.url() + "/api/auth.test")))
                : Optional.empty();
    }
}
