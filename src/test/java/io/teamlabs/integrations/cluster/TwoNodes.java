package io.teamlabs.integrations.cluster;

import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.platform.EmbeddedDatabase;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.simulator.Simulators;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two servers of one kind over one database and one set of simulators; nothing else is shared. */
final class TwoNodes implements AutoCloseable {

    private final Installation installation;
    private final List<Node> nodes;
    private final Rows rows;

    private TwoNodes(Installation installation, List<Node> nodes) {
        this.installation = installation;
        this.nodes = nodes;
        this.rows = new Rows(installation);
    }

    /** Starts both, with these settings on top, and returns when both serve. To be closed. */
    static TwoNodes start(ServerKind kind, String name, Map<String, String> settings) {
        Installation installation = Installation.fresh(name + "-" + kind.name().toLowerCase(Locale.ROOT));
        List<Node> nodes =
                List.of(new Node(installation, kind, "a", settings), new Node(installation, kind, "b", settings));
        TwoNodes both = new TwoNodes(installation, nodes);
        try {
            both.resetVendors();
            nodes.forEach(Node::launch);
            nodes.forEach(Node::awaitServing);
            return both;
        } catch (RuntimeException failed) {
            both.close();
            throw failed;
        }
    }

    Node a() {
        return nodes.get(0);
    }

    Node b() {
        return nodes.get(1);
    }

    List<Node> all() {
        return nodes;
    }

    Node otherThan(Node node) {
        return node == a() ? b() : a();
    }

    Simulators simulators() {
        return installation.simulators();
    }

    EmbeddedDatabase database() {
        return installation.database();
    }

    /** The rows that tests make and look at, past the nodes. */
    Rows rows() {
        return rows;
    }

    /** Forgets what was programmed; GitHub and Slack rotate, and end the family of a refresh token that comes twice. */
    void resetVendors() {
        simulators().vendors().forEach(VendorSimulator::reset);
        for (VendorSimulator rotating :
                List.of(simulators().github(), simulators().slack())) {
            rotating.rotation(true);
            rotating.familyRevocation(true);
        }
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        installation.close();
    }
}
