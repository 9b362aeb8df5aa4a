package io.teamlabs.integrations.provider.google;

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

/** Calendar, Drive and Meet, as the gateway needs to know them: Meet has a host of its own. */
@ApplicationScoped
public class GoogleApis implements ProviderApi {

    private GoogleSettings settings;

    /** For CDI. */
    GoogleApis() {}

    public GoogleApis(GoogleSettings settings) {
        this.settings = settings;
    }

    @PostConstruct
    void start() {
        settings = Settings.read(GoogleSettings::from);
    }

    @Override
    public ProviderId provider() {
        return GoogleSettings.PROVIDER;
    }

    @Override
    public URI base(TypeKey type) {
        return type.value().equals("google_meet") ? settings.meet() : settings.api();
    }

    @Override
    public boolean owns(URI address) {
        return Addresses.isWithin(settings.api(), address) || Addresses.isWithin(settings.meet(), address);
    }

    @Override
    public String endpoint(ApiRequest request) {
        String path = request.uri().getRawPath();
        if (path.contains("/calendar/")) {
            return "calendar";
        }
        if (path.contains("/drive/")) {
            return "drive";
        }
        boolean reads = request.method().equals("GET");
        return reads ? "meet-read" : path.endsWith("/spaces") ? "meet-create" : "meet-write";
    }

    @Override
    public Classification classify(ApiRequest request, Glimpse answer, Instant now) {
        return GoogleApiRules.classify(answer, now);
    }
}
