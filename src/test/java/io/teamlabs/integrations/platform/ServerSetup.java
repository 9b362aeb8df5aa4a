package io.teamlabs.integrations.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a server is started with beside its settings.
 *
 * @param war what is deployed
 * @param jvm the options of its JVM
 */
public record ServerSetup(ServerKind kind, Path war, List<String> jvm) {

    public ServerSetup {
        war = war.toAbsolutePath();
        jvm = List.copyOf(jvm);
    }

    /** What belongs into the environment of what is measured: glibc keeps a heap for each core times eight otherwise. */
    public static final Map<String, String> MEASURED = Map.of("MALLOC_ARENA_MAX", "2");

    /** The WAR of the build and a JVM that starts quickly and compiles little, as tests end soon. */
    public static ServerSetup quick(ServerKind kind) {
        return new ServerSetup(
                kind, builtWar(), List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    }

    /** A JVM as docs/performance.md recommends it, with all its compilers, for what is measured. */
    public static ServerSetup measured(ServerKind kind, Path war) {
        return new ServerSetup(kind, war, List.of("-Xmx256m", "-XX:+UseSerialGC"));
    }

    /** The same without the second compiler: half as many reads a second, in less memory. */
    public static ServerSetup small(ServerKind kind, Path war) {
        return new ServerSetup(kind, war, List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    }

    public static Path builtWar() {
        return Path.of(System.getProperty("war", "target/teamlabs-integrations.war"));
    }
}
