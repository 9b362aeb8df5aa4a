package io.teamlabs.integrations.platform;

/**
 * An SPI, found by {@link java.util.ServiceLoader}: each component names its settings here, so that all of them are
 * checked before anything starts. It is no bean, as it is asked before CDI is there.
 */
@FunctionalInterface
public interface SettingsGroup {

    /** Reads the component's settings; faults are noted in the reader. */
    void read(SettingsReader reader);
}
