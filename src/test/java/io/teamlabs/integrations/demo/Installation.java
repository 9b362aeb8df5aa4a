package io.teamlabs.integrations.demo;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerPorts;
import io.teamlabs.integrations.platform.ServerProcess;
import io.teamlabs.integrations.platform.ServerSetup;
import io.teamlabs.integrations.simulator.SimulatorOptions;
import io.teamlabs.integrations.simulator.Simulators;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Everything that runs: a database, the simulators, and one server that may be started again with other settings. */
public final class Installation implements AutoCloseable {

    private final EmbeddedDatabase database;
    private final Simulators simulators;
    private final Map<String, String> settings;
    private final Path directory;
    private final int port;
    private final DemoKeys keys;

    private Installation(EmbeddedDatabase database, Simulators simulators, Path directory, int port, DemoKeys keys) {
        this.database = database;
        this.simulators = simulators;
        this.directory = directory;
        this.port = port;
        this.keys = keys;
        this.settings = settings();
    }

    /** Returns an installation for a test: a fresh database, free ports, nothing that outlives it. */
    public static Installation fresh(String name) {
        Path directory = Path.of("target", "installations", name).toAbsolutePath();
        int port = ServerPorts.free();
        return prepare(directory, port, 0, UnaryOperator.identity(), EmbeddedDatabase::create);
    }

    /** Returns the demo's installation, whose data outlive it. */
    static Installation persistent(Path directory, int port, int simulatorsPort) {
        return prepare(
                directory,
                port,
                simulatorsPort,
                options -> options.stateFile(directory.resolve("simulators.json")),
                () -> EmbeddedDatabase.persistent(directory.resolve("postgresql")));
    }

    private static Installation prepare(
            Path directory,
            int port,
            int simulatorsPort,
            UnaryOperator<SimulatorOptions> further,
            Supplier<EmbeddedDatabase> databases) {
        DemoKeys keys = new DemoKeys(directory);
        SimulatorOptions options = SimulatorOptions.with(keys.tokenSecret()).port(simulatorsPort);
        Simulators simulators =
                Simulators.start(further.apply(RedirectAddresses.register(options, "http://localhost:" + port)));
        try {
            EmbeddedDatabase database = databases.get();
            Installation installation = new Installation(database, simulators, directory, port, keys);
            installation.fill();
            return installation;
        } catch (RuntimeException failed) {
            simulators.close();
            throw failed;
        }
    }

    private void fill() {
        try {
            database.migrate();
            DemoPeople.write(simulators.teamLabs(), database);
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    private Map<String, String> settings() {
        Map<String, String> all = new HashMap<>(database.settings());
        all.putAll(simulators.settings());
        all.put("PUBLIC_BASE_URL", base().toString());
        all.put(
                "CONSOLE_SIGN_IN_URL",
                simulators.teamLabs().signInUri(simulators.baseUri()).toString());
        all.put("AUTH_HS256_SECRET", keys.tokenSecret());
        all.put("VAULT_KEYSET_FILE", keys.keysetFile().toString());
        all.put("RETURN_URL_ORIGINS", base().toString());
        all.put("CORS_ALLOWED_ORIGINS", base().toString());
        all.put("OUTGOING_ALLOWED_HOSTS", "localhost,127.0.0.1");
        return all;
    }

    /** Starts the server with the WAR of the build and returns when it serves; further settings come on top. */
    public ServerProcess start(ServerKind kind, Map<String, String> further) {
        return start(ServerSetup.quick(kind), further);
    }

    /** Starts a server of another setup and returns when it serves; further settings come on top. */
    public ServerProcess start(ServerSetup setup, Map<String, String> further) {
        return ServerProcess.start(setup, port, with(further), directory.resolve("server"));
    }

    /** Starts the server without waiting. */
    public ServerProcess launch(ServerKind kind, Map<String, String> further) {
        return ServerProcess.launch(ServerSetup.quick(kind), port, with(further), directory.resolve("server"));
    }

    private Map<String, String> with(Map<String, String> further) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(further);
        return all;
    }

    /** Starts one more server over the same database and the same simulators, without waiting; its files lie under its name. */
    public ServerProcess launchBeside(String name, ServerKind kind, int ownPort, Map<String, String> further) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(further);
        return ServerProcess.launch(ServerSetup.quick(kind), ownPort, all, directory.resolve(name));
    }

    public URI base() {
        return URI.create("http://localhost:" + port);
    }

    public Simulators simulators() {
        return simulators;
    }

    public EmbeddedDatabase database() {
        return database;
    }

    /** Returns the file with the keyset that wraps the data keys, for what seals rows as the service does. */
    public Path keysetFile() {
        return keys.keysetFile();
    }

    /** Returns the service's own secrets, in the forms in which they could leak: the wrapping key and the token secret. */
    public Set<String> secrets() {
        return keys.secrets();
    }

    @Override
    public void close() {
        simulators.close();
        database.close();
    }
}
