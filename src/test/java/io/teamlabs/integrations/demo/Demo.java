package io.teamlabs.integrations.demo;

import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

/** The main job: everything started, its addresses printed, and nothing left behind, however it ends. */
public final class Demo {

    private static final int DEFAULT_PORT = 8080;
    private static final int DEFAULT_SIMULATORS_PORT = 9090;

    private Demo() {}

    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.getInteger("demo.port", DEFAULT_PORT);
        int simulatorsPort = Integer.getInteger("demo.simulators.port", DEFAULT_SIMULATORS_PORT);
        if (isTaken(port, "port") || isTaken(simulatorsPort, "simulators.port")) {
            System.exit(1);
        }
        Path directory =
                Path.of(System.getProperty("demo.directory", "target/demo")).toAbsolutePath();
        say("Starting PostgreSQL and the simulators; what was connected before is kept in target/demo …");
        try (Installation installation = Installation.persistent(directory, port, simulatorsPort)) {
            Thread hook = new Thread(installation::close, "demo-stop");
            Runtime.getRuntime().addShutdownHook(hook);
            say("Starting Payara Micro with the WAR …");
            run(installation);
        }
    }

    private static void run(Installation installation) throws InterruptedException {
        try (ServerProcess server = installation.start(ServerKind.PAYARA, Map.of())) {
            say("");
            say("TeamLabs Integrations   " + installation.base() + "/");
            say("Vendor simulators       " + installation.simulators().baseUri() + "/");
            say("");
            say("The server's log is target/demo/server/server.log. Stop with Ctrl-C.");
            while (!server.awaitEnd(java.time.Duration.ofMinutes(1))) {
                // People are looking around.
            }
            say("The server has ended; see target/demo/server/server.log.");
        }
    }

    private static boolean isTaken(int port, String property) {
        try (ServerSocket free = new ServerSocket(port)) {
            return free.getLocalPort() != port;
        } catch (IOException taken) {
            say("Port " + port + " is taken. Stop what listens there, or choose another: mvn -Pdemo -D" + property + "="
                    + (port + 1));
            return true;
        }
    }

    @SuppressWarnings("SystemOut") // the demo speaks to the person at the terminal
    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
