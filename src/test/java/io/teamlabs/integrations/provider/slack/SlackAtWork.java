package io.teamlabs.integrations.provider.slack;

import io.teamlabs.integrations.gateway.control.ConnectedAccount;
import io.teamlabs.integrations.gateway.control.LoneGateway;
import io.teamlabs.integrations.provider.Vendors;
import io.teamlabs.integrations.simulator.slack.SlackSimulator;
import java.util.Set;

/** A person's Slack at the simulator, called as the service does, without a server. */
final class SlackAtWork implements AutoCloseable {

    static final SlackLibrary LIBRARY = new SlackLibrary();
    static final String AURORA = "T0AURORA1";
    private static final Set<String> ALL =
            Set.of("channels:read", "channels:write", "chat:write", "files:write", "users:read", "users:read.email");

    final Vendors vendors = new Vendors().with("GATEWAY_BACK_OFF", "10ms");
    final SlackSimulator simulator = vendors.simulators.slack();
    final SlackSettings settings = SlackSettings.from(vendors.reader());
    final SlackClient client = client(ALL);
    final String general = simulator.channelId(AURORA, "general");
    final String atlas = simulator.channelId(AURORA, "project-atlas");

    SlackClient client(Set<String> scopes) {
        ConnectedAccount account = new LoneGateway(
                        new SlackWebApi(settings),
                        "Slack",
                        vendors.http,
                        vendors.reader(),
                        () -> simulator.issueTokensFor("ada", scopes).accessToken())
                .account();
        return new SlackClient(account, LIBRARY.methods(account, settings.url()));
    }

    SlackPost message(String channel, String text) {
        return new SlackPost(channel, text, null, null, false);
    }

    @Override
    public void close() {
        vendors.close();
    }
}
