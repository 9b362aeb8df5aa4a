package io.teamlabs.integrations.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a server wrote, and what of it tells people why it did not start. */
public final class ServerLog {

    private static final int MOST_LINES = 20;
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
    /** Payara Micro and WildFly say so when they have started, their deployments in order or not. */
    private static final Pattern STARTED = Pattern.compile("Payara Micro .* ready in|WFLYSRV002[56]:");

    private static final Pattern FAULTS =
            Pattern.compile("(TeamLabs Integrations cannot start\\..*?describes them all\\.)", Pattern.DOTALL);
    private static final Pattern CAUSE =
            Pattern.compile("^(?:Caused by: )?[a-z0-9_.]+\\.[A-Z]\\w*(?:Exception|Error): .*");

    private final Path file;

    ServerLog(Path file) {
        this.file = file;
    }

    /** Returns where a server is to write to; what its predecessor wrote there is kept beside it, by number. */
    static Path begin(Path directory) {
        Path log = directory.resolve("server.log");
        try {
            for (int number = 1; Files.exists(log); number++) {
                Path before = directory.resolve("server-" + number + ".log");
                if (!Files.exists(before)) {
                    Files.move(log, before);
                }
            }
            return log;
        } catch (IOException failed) {
            throw new UncheckedIOException("The last server's log could not be kept", failed);
        }
    }

    public Path file() {
        return file;
    }

    /** Returns all of it, without colours. */
    public String text() {
        try {
            return Files.exists(file) ? COLOUR.matcher(Files.readString(file)).replaceAll("") : "";
        } catch (IOException failed) {
            throw new UncheckedIOException("The server's log cannot be read", failed);
        }
    }

    /** Tells whether the server has finished starting, which says nothing about what was deployed. */
    boolean saysStarted() {
        return STARTED.matcher(text()).find();
    }

    /** Tells whether something else listened, or was connected, at the server's port. */
    boolean saysPortTaken() {
        return text().contains("Address already in use");
    }

    /** Returns why the service is not there: the faults of its settings, else the exceptions' own words, else the last lines. */
    public String reason() {
        String text = text();
        var faults = FAULTS.matcher(text);
        if (faults.find()) {
            return faults.group(1);
        }
        Set<String> causes = text.lines()
                .filter(line -> CAUSE.matcher(line).matches())
                .map(line -> line.replaceFirst("^Caused by: ", ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return last(causes.isEmpty() ? text.lines().toList() : List.copyOf(causes));
    }

    private static String last(List<String> lines) {
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
    }
}
