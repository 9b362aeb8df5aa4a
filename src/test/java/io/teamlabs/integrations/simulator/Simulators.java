package io.teamlabs.integrations.simulator;

import io.teamlabs.integrations.simulator.dropbox.DropboxSimulator;
import io.teamlabs.integrations.simulator.github.GitHubSimulator;
import io.teamlabs.integrations.simulator.google.GoogleSimulator;
import io.teamlabs.integrations.simulator.grant.Ground;
import io.teamlabs.integrations.simulator.grant.Secrets;
import io.teamlabs.integrations.simulator.grant.StateFile;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.inspector.Inspector;
import io.teamlabs.integrations.simulator.slack.SlackSimulator;
import io.teamlabs.integrations.simulator.teamlabs.TeamLabsSimulator;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Halt;
import io.teamlabs.integrations.simulator.wire.Request;
import io.teamlabs.integrations.simulator.wire.SimulatorServer;
import io.teamlabs.integrations.simulator.wire.Site;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The four vendors and TeamLabs on one port, the inspector page at its root. */
public final class Simulators implements AutoCloseable {
    private final Secrets secrets = new Secrets();
    private final GitHubSimulator github;
    private final GoogleSimulator google;
    private final DropboxSimulator dropbox;
    private final SlackSimulator slack;
    private final TeamLabsSimulator teamLabs;
    private final Optional<StateFile> stateFile;
    private final Inspector inspector;
    private final SimulatorServer server;

    private Simulators(SimulatorOptions options) {
        stateFile = options.stateFile().map(StateFile::new);
        Ground ground = new Ground(options.clock(), secrets, this::save);
        github = new GitHubSimulator(ground);
        google = new GoogleSimulator(ground);
        dropbox = new DropboxSimulator(ground);
        slack = new SlackSimulator(ground);
        teamLabs = new TeamLabsSimulator(ground, options.tokenSecret(), options.allowedReturnOrigins());
        vendors()
                .forEach(vendor -> options.redirectUris()
                        .getOrDefault(vendor.name(), List.of())
                        .forEach(vendor::registerRedirectUri));
        stateFile.ifPresent(file -> file.loadInto(vendors()));
        inspector = new Inspector(vendors(), teamLabs, this::reset);
        server = SimulatorServer.start(options.port(), this::handle);
    }

    /**
     * Starts them; they listen on loopback only.
     *
     * @throws IllegalStateException when the port is taken or the state file cannot be read
     */
    public static Simulators start(SimulatorOptions options) {
        return new Simulators(options);
    }

    public URI baseUri() {
        return server.uri();
    }

    public GitHubSimulator github() {
        return github;
    }

    public GoogleSimulator google() {
        return google;
    }

    public DropboxSimulator dropbox() {
        return dropbox;
    }

    public SlackSimulator slack() {
        return slack;
    }

    public TeamLabsSimulator teamLabs() {
        return teamLabs;
    }

    public List<VendorSimulator> vendors() {
        return List.of(github, google, dropbox, slack);
    }

    /** The settings that lead the service here: environment names and values. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        vendors().forEach(vendor -> settings.putAll(vendor.settings(baseUri())));
        return settings;
    }

    /** Every code, token, client secret and verifier made or seen since the start, however long ago. */
    public Set<String> issuedSecrets() {
        return secrets.all();
    }

    /** Halts where the bodies that the vendors are sent from now on have brought so many bytes. */
    public void halt(Halt halt) {
        server.halt(halt);
    }

    /** Forgets grants, codes, calls and all that was programmed, at every vendor. */
    public void reset() {
        vendors().forEach(VendorSimulator::forgetEverything);
        teamLabs.reset();
        teamLabs.forgetCalls();
    }

    @Override
    public void close() {
        server.close();
    }

    private Answer handle(Request request) {
        List<String> segments = List.of(request.path().split("/", 3));
        String first = segments.size() > 1 ? segments.get(1) : "";
        return sites().filter(site -> site.name().equals(first))
                .findFirst()
                .map(site -> site.handle(request))
                .orElseGet(() -> inspector.answer(request));
    }

    private Stream<Site> sites() {
        return Stream.concat(vendors().stream(), Stream.of(teamLabs));
    }

    private void save() {
        stateFile.ifPresent(file -> file.save(vendors()));
    }
}
