package io.teamlabs.integrations.provider.google;

import com.google.api.client.googleapis.services.AbstractGoogleClient;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.drive.Drive;
import com.google.api.services.meet.v2.Meet;
import io.teamlabs.integrations.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/**
 * Makes clients of Google's APIs. The libraries neither retry nor wait, follow no redirect, compress nothing, log nothing
 * and know of no credentials: all of that is the gateway's.
 */
@ApplicationScoped
public class GoogleClients {

    private static final String NAME = "TeamLabs-Integrations";

    private GoogleSettings settings;

    /** For CDI. */
    GoogleClients() {}

    public GoogleClients(GoogleSettings settings) {
        this.settings = settings;
    }

    @PostConstruct
    void start() {
        settings = Settings.read(GoogleSettings::from);
    }

    Calendar calendar(GoogleTransport transport) {
        Calendar.Builder builder =
                new Calendar.Builder(transport, GsonFactory.getDefaultInstance(), GoogleClients::plain);
        prepare(builder, settings.api());
        return builder.build();
    }

    Drive drive(GoogleTransport transport) {
        Drive.Builder builder = new Drive.Builder(transport, GsonFactory.getDefaultInstance(), GoogleClients::plain);
        prepare(builder, settings.api());
        return builder.build();
    }

    Meet meet(GoogleTransport transport) {
        Meet.Builder builder = new Meet.Builder(transport, GsonFactory.getDefaultInstance(), GoogleClients::plain);
        prepare(builder, settings.meet());
        return builder.build();
    }

    private static void prepare(AbstractGoogleClient.Builder builder, URI root) {
        builder.setRootUrl(root + "/")
                .setApplicationName(NAME)
                .setGoogleClientRequestInitializer(request -> request.setDisableGZipContent(true));
    }

    private static void plain(HttpRequest request) {
        request.setFollowRedirects(false)
                .setNumberOfRetries(0)
                .setLoggingEnabled(false)
                .setCurlLoggingEnabled(false)
                .setUnsuccessfulResponseHandler(null)
                .setIOExceptionHandler(null);
    }
}
