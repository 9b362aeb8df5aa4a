package io.teamlabs.integrations.platform;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything of REST stands below {@code /api}; the console's files stand beside it. Resources are found by the server. */
@ApplicationPath("/api")
public class IntegrationsApplication extends Application {}
