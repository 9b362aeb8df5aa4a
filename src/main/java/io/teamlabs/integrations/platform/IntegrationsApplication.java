package io.teamlabs.integrations.platform;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything of REST stands below {@code /api}; the console's files stand beside it. Resources are found by the server. */
@ApplicationPath("/api")
public class IntegrationsApplication extends Application {

    /** Jersey would describe all of it, to anyone, in a form that nobody asked for. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
