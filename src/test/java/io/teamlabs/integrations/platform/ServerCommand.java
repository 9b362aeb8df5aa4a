package io.teamlabs.integrations.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How each server is started with its WAR: Payara Micro from its jar, WildFly as it is unpacked. */
final class ServerCommand {

    private static final int WILDFLY_HTTP_PORT = 8080;

    private ServerCommand() {}

    /**
     * Returns the process to start; the work directory is the server's own and may be deleted afterwards. What a predecessor
     * unpacked there and was killed over, 200 MB by Payara Micro, is deleted now.
     */
    static ProcessBuilder of(ServerSetup setup, int port, Path work) {
        try {
            Directories.delete(work.resolve("tmp"));
            Files.createDirectories(work.resolve("tmp"));
            return switch (setup.kind()) {
                case PAYARA -> payara(setup, port, work);
                case WILDFLY -> wildfly(setup, port, work);
            };
        } catch (IOException failed) {
            throw new UncheckedIOException("The server's files could not be laid out in " + work, failed);
        }
    }

    private static ProcessBuilder payara(ServerSetup setup, int port, Path work) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(setup.jvm());
        command.add("-Djava.io.tmpdir=" + work.resolve("tmp"));
        command.addAll(List.of("-jar", servers().resolve("payara-micro.jar").toString()));
        command.addAll(List.of("--nohazelcast", "--disablephonehome", "--port", String.valueOf(port)));
        command.addAll(List.of("--deploy", setup.war().toString()));
        return new ProcessBuilder(command);
    }

    private static ProcessBuilder wildfly(ServerSetup setup, int port, Path work) throws IOException {
        Path home = servers().resolve("wildfly-" + System.getProperty("version.wildfly"));
        Path base = work.resolve("standalone");
        copy(home.resolve("standalone"), base);
        Files.copy(
                setup.war(),
                base.resolve("deployments").resolve("teamlabs-integrations.war"),
                StandardCopyOption.REPLACE_EXISTING);
        ProcessBuilder process = new ProcessBuilder(List.of(
                "sh",
                home.resolve("bin").resolve("standalone.sh").toString(),
                "-Djboss.server.base.dir=" + base,
                "-Djava.io.tmpdir=" + work.resolve("tmp"),
                "-Djboss.socket.binding.port-offset=" + (port - WILDFLY_HTTP_PORT)));
        process.environment()
                .putAll(Map.of(
                        "LAUNCH_JBOSS_IN_BACKGROUND",
                        "1",
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS",
                        String.join(" ", setup.jvm()) + " -Djava.net.preferIPv4Stack=true"));
        return process;
    }

    static Path servers() {
        return Path.of(System.getProperty("servers.directory", "target/servers"))
                .toAbsolutePath();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
