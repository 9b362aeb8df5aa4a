package io.teamlabs.integrations.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the simulators are to be started.
 *
 * @param port 0 for any free one
 * @param tokenSecret TeamLabs' shared secret for bearer tokens
 * @param allowedReturnOrigins where TeamLabs' sign-in page may send people back to
 * @param stateFile where grants outlive a restart; empty: nowhere
 * @param redirectUris those registered at each vendor, by the vendor's name
 * @param clock tells when tokens run out
 */
public record SimulatorOptions(
        int port,
        String tokenSecret,
        Set<String> allowedReturnOrigins,
        Optional<Path> stateFile,
        Map<String, List<URI>> redirectUris,
        Clock clock) {
    public SimulatorOptions {
        if (tokenSecret.isEmpty()) {
            throw new IllegalArgumentException("The simulators need TeamLabs' token secret");
        }
        allowedReturnOrigins = Set.copyOf(allowedReturnOrigins);
        redirectUris = Map.copyOf(redirectUris);
    }

    /** Any free port, no state file, nothing registered yet, the system's clock. */
    public static SimulatorOptions with(String tokenSecret) {
        return new SimulatorOptions(0, tokenSecret, Set.of(), Optional.empty(), Map.of(), Clock.systemUTC());
    }

    public SimulatorOptions port(int other) {
        return new SimulatorOptions(other, tokenSecret, allowedReturnOrigins, stateFile, redirectUris, clock);
    }

    /** One more origin, such as {@code http://localhost:8080}. */
    public SimulatorOptions allowReturnTo(String origin) {
        Set<String> origins = new HashSet<>(allowedReturnOrigins);
        origins.add(origin);
        return new SimulatorOptions(port, tokenSecret, origins, stateFile, redirectUris, clock);
    }

    public SimulatorOptions stateFile(Path file) {
        return new SimulatorOptions(port, tokenSecret, allowedReturnOrigins, Optional.of(file), redirectUris, clock);
    }

    /** Registers these at {@code github}, {@code google}, {@code dropbox} or {@code slack}. */
    public SimulatorOptions redirectUris(String vendor, URI... uris) {
        Map<String, List<URI>> more = new HashMap<>(redirectUris);
        more.put(vendor, List.of(uris));
        return new SimulatorOptions(port, tokenSecret, allowedReturnOrigins, stateFile, more, clock);
    }

    public SimulatorOptions clock(Clock other) {
        return new SimulatorOptions(port, tokenSecret, allowedReturnOrigins, stateFile, redirectUris, other);
    }

    @Override
    public String toString() {
        return "simulators on port " + port;
    }
}
