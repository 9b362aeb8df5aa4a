package io.teamlabs.integrations.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What the figures were measured on. */
final class Machine {

    private static final double GIBIBYTE = 1024.0 * 1024.0 * 1024.0;

    private Machine() {}

    static String described() {
        return String.format(
                Locale.ROOT,
                "%d cores, %.0f GiB, %s, Java %s, everything on loopback",
                Runtime.getRuntime().availableProcessors(),
                memory() / GIBIBYTE,
                System.getProperty("os.name"),
                System.getProperty("java.version"));
    }

    private static double memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }
}
