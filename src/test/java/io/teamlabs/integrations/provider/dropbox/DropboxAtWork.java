package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.gateway.control.LoneGateway;
import io.teamlabs.integrations.gateway.entity.Upload;
import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.provider.Vendors;
import io.teamlabs.integrations.simulator.dropbox.DropboxSimulator;
import io.teamlabs.integrations.simulator.wire.Content;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** A person's Dropbox at the simulator, called as the service does, without a server. */
final class DropboxAtWork implements AutoCloseable {

    static final String ADA = "ada@box.example";
    private static final Set<String> ALL = Set.of(
            "account_info.read",
            "files.metadata.read",
            "files.content.read",
            "files.content.write",
            "sharing.read",
            "sharing.write");

    final Vendors vendors = new Vendors().with("GATEWAY_BACK_OFF", "10ms");
    final DropboxSimulator simulator = vendors.simulators.dropbox();
    final DropboxSettings settings = DropboxSettings.from(vendors.reader());
    final DropboxCalls calls = calls(ALL);

    DropboxCalls calls(Set<String> scopes) {
        LoneGateway gateway = new LoneGateway(
                new DropboxHttpApi(settings),
                "Dropbox",
                vendors.http,
                vendors.reader(),
                () -> simulator.issueTokensFor(ADA, scopes).accessToken());
        return new DropboxCalls(gateway.account(), settings);
    }

    DropboxLongPoll longPoll() {
        return new DropboxLongPoll(vendors.http, Clock.systemUTC(), settings);
    }

    /** A content that came in parts. */
    static UploadSource stored(Content content) {
        Upload upload = new Upload(
                new OrganizationId("org-of-tests"),
                UUID.randomUUID(),
                new UserId("user-of-tests"),
                "application/octet-stream",
                content.length(),
                content.length(),
                Instant.MAX);
        return UploadSource.stored(upload, position -> {
            InputStream in = content.open();
            in.skipNBytes(position);
            return in;
        });
    }

    @Override
    public void close() {
        vendors.close();
    }
}
