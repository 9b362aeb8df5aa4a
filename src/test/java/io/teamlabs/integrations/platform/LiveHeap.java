package io.teamlabs.integrations.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * By how much the objects alive in a server's heap are more in the midst of something than at rest, in bytes. Each reading
 * is the total of {@code jcmd GC.class_histogram}, before which the JVM makes a full garbage collection.
 */
public final class LiveHeap {

    public static final long MEBIBYTE = 1024 * 1024;

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");

    private final ServerKind kind;
    private final long jvm;
    private final long atRest;
    private final Map<String, Long> growth = new ConcurrentHashMap<>();

    private LiveHeap(ServerKind kind, long jvm) {
        this.kind = kind;
        this.jvm = jvm;
        this.atRest = read(jvm);
    }

    /** Reads a server that has done once what it is to do, and now does nothing. */
    public static LiveHeap atRest(ServerKind kind, ServerProcess server) {
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        // WildFly's script has the JVM as its child.
        long jvm = Stream.concat(Stream.of(process), process.descendants())
                .filter(handle -> handle.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow()
                .pid();
        return new LiveHeap(kind, jvm);
    }

    /** Reads it in the midst of this; what is said twice counts with its larger reading. */
    public void readIn(String what) {
        long more = read(jvm) - atRest;
        growth.merge(what, more, Math::max);
        System.out.printf(
                "%s: live heap %.1f MiB at rest, %+.1f MiB in %s%n",
                kind, atRest / (double) MEBIBYTE, more / (double) MEBIBYTE, what);
    }

    /** Returns what was read in the midst of what. */
    public Map<String, Long> growth() {
        return Map.copyOf(growth);
    }

    private static long read(long jvm) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, String.valueOf(jvm), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher total = TOTAL.matcher(told);
            if (!total.find()) {
                throw new IllegalStateException("The heap could not be read: " + told);
            }
            return Long.parseLong(total.group(1));
        } catch (IOException failed) {
            throw new UncheckedIOException("No jcmd in the JDK that runs this", failed);
        }
    }
}
