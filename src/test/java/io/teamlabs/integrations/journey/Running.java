package io.teamlabs.integrations.journey;

import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerProcess;
import io.teamlabs.integrations.simulator.Simulators;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * An installation whose server runs, started at first need and shared from then on; it ends with the JVM. Tests share its
 * data: each makes people of its own.
 */
final class Running implements AutoCloseable {

    private static final Map<ServerKind, Running> ALL = new EnumMap<>(ServerKind.class);

    private final Installation installation;
    private final ServerProcess server;
    private final Answers answers = new Answers();

    private Running(ServerKind kind, String name, Map<String, String> settings) {
        installation = Installation.fresh(name + "-" + kind.name().toLowerCase(Locale.ROOT));
        server = installation.start(kind, settings);
    }

    static synchronized Running on(ServerKind kind) {
        return ALL.computeIfAbsent(kind, one -> new Running(one, "journey", Map.of()));
    }

    /** One that nobody shares, whose server has this much heap, as {@code 256m}; to be closed. */
    static Running withHeap(ServerKind kind, String name, String heap) {
        // The JVM takes these over what its command says.
        return new Running(kind, name, Map.of("_JAVA_OPTIONS", "-Xmx" + heap));
    }

    @Override
    public void close() {
        server.close();
        installation.close();
    }

    Installation installation() {
        return installation;
    }

    Simulators simulators() {
        return installation.simulators();
    }

    ServerProcess server() {
        return server;
    }

    /** Every answer of the service that a test here has had. */
    Answers answers() {
        return answers;
    }

    Caller anonymous() {
        return new Caller(this, "");
    }

    /** A caller with a service's token. */
    Caller service(String scope, String organization) {
        return new Caller(
                this, simulators().teamLabs().serviceToken("backend", scope, java.util.Optional.of(organization)));
    }
}
