package io.teamlabs.integrations.provider.dropbox;

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

/** Dropbox's three hosts, as the gateway needs to know them. */
@ApplicationScoped
public class DropboxHttpApi implements ProviderApi {

    private DropboxSettings settings;

    /** For CDI. */
    DropboxHttpApi() {}

    public DropboxHttpApi(DropboxSettings settings) {
        this.settings = settings;
    }

    @PostConstruct
    void start() {
        settings = Settings.read(DropboxSettings::from);
    }

    @Override
    public ProviderId provider() {
        return DropboxSettings.PROVIDER;
    }

    @Override
    public URI base(TypeKey type) {
        return settings.api();
    }

    @Override
    public boolean owns(URI address) {
        return Addresses.isWithin(settings.api(), address)
                || Addresses.isWithin(settings.content(), address)
                || Addresses.isWithin(settings.notification(), address);
    }

    /** The host that waits for changes wants no token: the cursor is enough. */
    @Override
    public boolean authenticates(URI address) {
        return owns(address) && !isLongPoll(address);
    }

    private boolean isLongPoll(URI address) {
        return address.getRawPath().endsWith("/list_folder/longpoll");
    }

    @Override
    public String endpoint(ApiRequest request) {
        if (isLongPoll(request.uri())) {
            return "longpoll";
        }
        return Addresses.isWithin(settings.api(), request.uri()) ? "rpc" : "content";
    }

    @Override
    public Classification classify(ApiRequest request, Glimpse answer, Instant now) {
        return DropboxApiRules.classify(request.uri().getRawPath(), answer, now);
    }
}
