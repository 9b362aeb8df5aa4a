package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.ReturnOrigins;
import io.teamlabs.integrations.platform.PublicAddress;
import io.teamlabs.integrations.platform.SettingsReader;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where browsers may be sent back to, and how long the record of events is kept. */
public record AuthorizationSettings(ReturnOrigins returnOrigins, Duration eventRetention) {

    public static AuthorizationSettings from(SettingsReader reader) {
        Set<String> origins = new LinkedHashSet<>();
        for (String listed : reader.list("RETURN_URL_ORIGINS", List.of())) {
            ReturnOrigins.origin(listed)
                    .ifPresentOrElse(
                            origins::add,
                            () -> reader.fault(
                                    "RETURN_URL_ORIGINS",
                                    "List origins separated by commas, such as https://app.example.com: lower case, no path."));
        }
        // The console's own page may always be returned to.
        ReturnOrigins.origin(PublicAddress.from(reader).origin()).ifPresent(origins::add);
        Duration retention =
                reader.duration("EVENT_RETENTION", Duration.ofDays(400), Duration.ofDays(1), Duration.ofDays(36_500));
        return new AuthorizationSettings(new ReturnOrigins(origins), retention);
    }
}
