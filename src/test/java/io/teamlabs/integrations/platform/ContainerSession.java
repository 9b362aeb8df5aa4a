package io.teamlabs.integrations.platform;

import io.teamlabs.integrations.vault.control.Keysets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Gives a server that Arquillian starts its settings, as system properties of its JVM: an empty database, which the
 * service migrates at its start, and a key. Runs before arquillian.xml is read; elsewhere it does nothing.
 */
public final class ContainerSession implements LauncherSessionListener {

    private static final int WILDFLY_HTTP_PORT = 8080;
    private static final int WILDFLY_MANAGEMENT_PORT = 9990;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("arquillian.launch") != null) {
            int offset = ServerPorts.free() - WILDFLY_HTTP_PORT;
            System.setProperty("container.options", options());
            System.setProperty("container.port.offset", String.valueOf(offset));
            System.setProperty("container.management.port", String.valueOf(WILDFLY_MANAGEMENT_PORT + offset));
        }
    }

    private static String options() {
        Map<String, String> settings = new HashMap<>(EmbeddedDatabase.create().settings());
        settings.put("PUBLIC_BASE_URL", "http://localhost:8080");
        settings.put("AUTH_HS256_SECRET", "a secret for tests alone that nobody signs with".replace(' ', '-'));
        settings.put("VAULT_KEYSET_FILE", keysetFile().toString());
        return settings.entrySet().stream()
                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" ", "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 ", ""));
    }

    private static Path keysetFile() {
        try {
            Path file = Files.createTempFile("keyset", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Keysets.generate());
        } catch (IOException failed) {
            throw new UncheckedIOException("The keyset could not be written", failed);
        }
    }
}
