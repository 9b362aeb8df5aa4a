package io.teamlabs.integrations.demo;

import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.api.FlywayException;

/** The main job: everything started, its addresses printed, and nothing left behind, however it ends. */
public final class Demo {

    private static final Logger MIGRATION = Logger.getLogger("org.flywaydb");

    private final DemoOptions options;
    private final Lifetime lifetime;

    private Demo(DemoOptions options, Lifetime lifetime) {
        this.options = options;
        this.lifetime = lifetime;
    }

    /** Runs until it is stopped, which is its only good end. */
    public static void main(String[] arguments) throws InterruptedException {
        MIGRATION.setLevel(Level.WARNING);
        Lifetime lifetime = new Lifetime();
        Runtime.getRuntime().addShutdownHook(new Thread(lifetime::close, "demo-stop"));
        try {
            new Demo(DemoOptions.read(), lifetime).run();
        } catch (Lifetime.Over stopped) {
            // The hook that ended it is closing what was started.
        } catch (Refusal refusal) {
            say(refusal.words());
            System.exit(1);
        } catch (RuntimeException failed) { // the outermost place: people get words, the trace goes to a file
            tell(failed);
            System.exit(1);
        }
    }

    private void run() throws InterruptedException {
        Path directory = options.directory();
        lifetime.start(() -> DemoLock.take(directory), DemoLock::close);
        Leftovers leftovers = new Leftovers(directory);
        leftovers.stop();
        lifetime.start(() -> leftovers, Leftovers::stop);
        options.refuseTakenPorts();
        say("Starting PostgreSQL and the simulators; what was connected before is kept in target/demo …");
        Installation installation = lifetime.start(
                () -> Installation.persistent(directory, options.port(), options.simulatorsPort()),
                Installation::close);
        say("Starting Payara Micro with the WAR …");
        ServerProcess server =
                lifetime.start(() -> installation.launch(ServerKind.PAYARA, Map.of()), ServerProcess::close);
        leftovers.remember(server.pid());
        server.awaitServing();
        sayWhere();
        server.awaitEnd();
        lifetime.refuseIfOver();
        throw new Refusal("The server has ended by itself:" + System.lineSeparator()
                + server.log().reason() + System.lineSeparator() + "Its log is "
                + server.log().file());
    }

    private void sayWhere() {
        List.of(
                        "",
                        "TeamLabs Integrations   http://localhost:" + options.port() + "/",
                        "Vendor simulators       http://localhost:" + options.simulatorsPort() + "/",
                        "",
                        "The server's log is target/demo/server/server.log. Stop with Ctrl-C.")
                .forEach(Demo::say);
    }

    private static void tell(RuntimeException failed) {
        say("The demo could not start. " + failed.getMessage());
        if (failed instanceof FlywayException) {
            say("Where target/demo was made by another version of the migrations, delete it and start again.");
        }
        Path file = DemoOptions.directoryFromProperties().resolve("failure.txt");
        try (PrintStream trace = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8)) {
            failed.printStackTrace(trace);
            say("The whole trace is in " + file);
        } catch (IOException unwritable) {
            say("The trace could not be written to " + file + ": " + unwritable.getMessage());
        }
    }

    @SuppressWarnings("SystemOut") // the demo speaks to the person at the terminal
    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
