package io.teamlabs.integrations.platform;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;

/** The settings of the process. */
public final class Settings {

    private Settings() {}

    /** Reads every component's settings and fails with all the faults at once. */
    public static void check() {
        SettingsReader reader = readAll(SettingsSource.process());
        failOn(reader);
    }

    /** Lets every component read its settings from a source; the reader knows the faults and the names. */
    public static SettingsReader readAll(SettingsSource source) {
        SettingsReader reader = new SettingsReader(source);
        for (SettingsGroup group : ServiceLoader.load(SettingsGroup.class, Settings.class.getClassLoader())) {
            group.read(reader);
        }
        return reader;
    }

    /** Returns one component's settings; where they are wrong it fails with all the faults there are, not only with these. */
    public static <T> T read(Function<SettingsReader, T> component) {
        SettingsReader reader = new SettingsReader(SettingsSource.process());
        T settings = component.apply(reader);
        if (!reader.faults().isEmpty()) {
            check();
        }
        failOn(reader);
        return settings;
    }

    private static void failOn(SettingsReader reader) {
        Map<String, String> faults = reader.faults();
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
    }
}
