package io.teamlabs.integrations.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where settings come from. */
@FunctionalInterface
public interface SettingsSource {

    /** Returns the raw value of a setting, or null. */
    @Nullable
    String value(String name);

    /** A file that a setting names cannot be read. */
    final class UnreadableFile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableFile() {
            super("unreadable", null, false, false);
        }
    }

    /**
     * The process: a system property of that name, else the environment, else the content of the file that
     * {@code NAME_FILE} names, as container platforms hand in secrets.
     */
    static SettingsSource process() {
        return files(name -> {
            String property = System.getProperty(name);
            return property == null ? System.getenv(name) : property;
        });
    }

    static SettingsSource of(Map<String, String> values) {
        return files(values::get);
    }

    private static SettingsSource files(SettingsSource values) {
        return name -> {
            String value = values.value(name);
            String file = values.value(name + "_FILE");
            return value == null && file != null ? content(file) : value;
        };
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException unreadable) {
            throw new UnreadableFile();
        }
    }
}
