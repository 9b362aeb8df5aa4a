package io.teamlabs.integrations.provider.google;

import com.google.api.services.drive.Drive;
import io.teamlabs.integrations.gateway.control.ConnectedAccount;
import java.net.URI;

/**
 * A person's Drive: by Google's library, and by plain calls where content moves.
 *
 * @param drive for calls that may do their work twice when they are sent twice
 * @param repeating for calls that do it once however often they are sent
 * @param api where Google's APIs are; without a slash at its end
 */
record DriveAccount(ConnectedAccount account, Drive drive, Drive repeating, URI api) {

    static DriveAccount of(ConnectedAccount account, GoogleClients clients, URI api) {
        GoogleTransport transport = new GoogleTransport(account);
        return new DriveAccount(account, clients.drive(transport), clients.drive(transport.repeatable()), api);
    }

    /** The address of a method that moves content, such as {@code /upload/drive/v3/files?uploadType=resumable}. */
    URI address(String pathAndQuery) {
        return URI.create(api + pathAndQuery);
    }
}
