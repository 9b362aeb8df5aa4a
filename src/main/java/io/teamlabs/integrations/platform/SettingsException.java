package io.teamlabs.integrations.platform;

import java.util.Map;
import java.util.TreeMap;

/** The service cannot start with these settings; the message lists every fault with its remedy. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> faults;

    public SettingsException(Map<String, String> faults) {
        super(describe(faults), null, false, false);
        this.faults = Map.copyOf(faults);
    }

    private static String describe(Map<String, String> faults) {
        StringBuilder message = new StringBuilder("TeamLabs Integrations cannot start. ")
                .append(faults.size() == 1 ? "One setting is wrong:" : faults.size() + " settings are wrong:");
        new TreeMap<>(faults)
                .forEach((name, remedy) -> message.append(System.lineSeparator())
                        .append("  ")
                        .append(name)
                        .append(": ")
                        .append(remedy));
        return message.append(System.lineSeparator())
                .append("docs/settings.md describes them all.")
                .toString();
    }

    public Map<String, String> faults() {
        return faults;
    }
}
