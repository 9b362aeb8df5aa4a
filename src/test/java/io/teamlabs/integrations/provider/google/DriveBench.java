package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.gateway.control.GatewayBench;
import io.teamlabs.integrations.simulator.google.GoogleSimulator;
import io.teamlabs.integrations.simulator.wire.Call;
import java.util.List;

/** A person's simulated Drive, called as actions call it. */
final class DriveBench implements AutoCloseable {

    static final String UPLOADS = "PUT /google/www/upload";

    private final GatewayBench gateway = new GatewayBench("GATEWAY_BREAKER_FAILURES", "1000");
    private int people;

    /** The Drive of somebody who has just connected it. */
    DriveAccount account() {
        people++;
        String user = "person-" + people;
        gateway.connect(user, "google_drive", GoogleScopes.of("drive.file"));
        return DriveAccount.of(
                gateway.open(user, "google_drive", GoogleTypes.FILES),
                gateway.bean(GoogleClients.class),
                gateway.address("google_drive", ""));
    }

    GoogleSimulator google() {
        return gateway.simulators().google();
    }

    /** What the parts of uploads said of their bytes, in order. */
    List<String> ranges() {
        return google().calls(UPLOADS).stream().map(DriveBench::range).toList();
    }

    private static String range(Call call) {
        return call.request().header("Content-Range").orElse("none");
    }

    @Override
    public void close() {
        gateway.close();
    }
}
