package io.teamlabs.integrations.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;

/**
 * What a person may choose.
 *
 * @param directory where data are kept
 * @param port the page's
 * @param simulatorsPort the simulators'
 */
record DemoOptions(Path directory, int port, int simulatorsPort) {

    private static final int DEFAULT_PORT = 8080;
    private static final int DEFAULT_SIMULATORS_PORT = 9090;
    private static final int HIGHEST_PORT = 65_535;

    /** Reads the system properties that the build sets. */
    static DemoOptions read() {
        return new DemoOptions(
                directoryFromProperties(),
                port("demo.port", "port", DEFAULT_PORT),
                port("demo.simulators.port", "simulators.port", DEFAULT_SIMULATORS_PORT));
    }

    static Path directoryFromProperties() {
        return Path.of(System.getProperty("demo.directory", "target/demo")).toAbsolutePath();
    }

    private static int port(String property, String option, int fallback) {
        String text = System.getProperty(property, String.valueOf(fallback));
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > HIGHEST_PORT) {
            throw new Refusal(
                    "-D" + option + "=" + text + " is no port. Choose a number from 1 to " + HIGHEST_PORT + ".");
        }
        return port;
    }

    /** Fails with what to do where something else listens already. */
    void refuseTakenPorts() {
        if (port == simulatorsPort) {
            throw new Refusal("The page and the simulators cannot share port " + port
                    + ". Choose another for one of them, such as -Dsimulators.port=" + another(port) + ".");
        }
        refuseTaken(port, "port");
        refuseTaken(simulatorsPort, "simulators.port");
    }

    private static void refuseTaken(int port, String option) {
        try (ServerSocket free = new ServerSocket(port)) {
            free.setReuseAddress(true);
        } catch (IOException taken) {
            throw new Refusal("Port " + port + " cannot be used (" + taken.getMessage()
                    + "). Stop what listens there, or choose another: mvn -Pdemo -D" + option + "=" + another(port));
        }
    }

    private static int another(int port) {
        return port == HIGHEST_PORT ? port - 1 : port + 1;
    }
}
