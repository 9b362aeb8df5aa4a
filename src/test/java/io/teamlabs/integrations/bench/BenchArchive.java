package io.teamlabs.integrations.bench;

import io.teamlabs.integrations.bench.endpoint.BareServlet;
import io.teamlabs.integrations.bench.endpoint.EmptyResource;
import io.teamlabs.integrations.bench.endpoint.OpenResource;
import io.teamlabs.integrations.platform.ServerSetup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A copy of the WAR of the build with the endpoints that it is measured against; all else in it is as it is. */
final class BenchArchive {

    private static final List<Class<?>> ENDPOINTS = List.of(EmptyResource.class, OpenResource.class, BareServlet.class);

    private BenchArchive() {}

    static Path make() {
        Path copy = Path.of("target", "bench", "teamlabs-integrations.war").toAbsolutePath();
        try {
            Files.createDirectories(copy.getParent());
            Files.copy(ServerSetup.builtWar(), copy, StandardCopyOption.REPLACE_EXISTING);
            try (FileSystem archive = FileSystems.newFileSystem(copy)) {
                for (Class<?> endpoint : ENDPOINTS) {
                    add(archive, endpoint);
                }
            }
            return copy;
        } catch (IOException failed) {
            throw new UncheckedIOException("The WAR cannot be copied; build it first", failed);
        }
    }

    private static void add(FileSystem archive, Class<?> endpoint) throws IOException {
        String file = endpoint.getName().replace('.', '/') + ".class";
        Path place = archive.getPath("WEB-INF", "classes", file);
        Files.createDirectories(place.getParent());
        try (InputStream code = endpoint.getClassLoader().getResourceAsStream(file)) {
            if (code == null) {
                throw new IOException("No class file " + file);
            }
            Files.copy(code, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
