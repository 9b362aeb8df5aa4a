package io.teamlabs.integrations.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How each server is started with the unchanged WAR: Payara Micro from its jar, WildFly as it is unpacked. */
final class ServerCommand {

    private static final int WILDFLY_HTTP_PORT = 8080;
    private static final String HEAP = "-Xmx512m";

    private ServerCommand() {}

    /** Returns the process to start; the work directory is the server's own and may be deleted afterwards. */
    static ProcessBuilder of(ServerKind kind, Path war, int port, Path work) {
        try {
            Files.createDirectories(work.resolve("tmp"));
            return switch (kind) {
                case PAYARA -> payara(war, port, work);
                case WILDFLY -> wildfly(war, port, work);
            };
        } catch (IOException failed) {
            throw new UncheckedIOException("The server's files could not be laid out in " + work, failed);
        }
    }

    private static ProcessBuilder payara(Path war, int port, Path work) {
        return new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Djava.io.tmpdir=" + work.resolve("tmp"),
                "-jar",
                servers().resolve("payara-micro.jar").toString(),
                "--nohazelcast",
                "--disablephonehome",
                "--port",
                String.valueOf(port),
                "--deploy",
                war.toString()));
    }

    private static ProcessBuilder wildfly(Path war, int port, Path work) throws IOException {
        Path home = servers().resolve("wildfly-" + System.getProperty("version.wildfly"));
        Path base = work.resolve("standalone");
        copy(home.resolve("standalone"), base);
        Files.copy(
                war,
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
                        HEAP + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.net.preferIPv4Stack=true"));
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
