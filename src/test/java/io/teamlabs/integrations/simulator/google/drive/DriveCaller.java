package io.teamlabs.integrations.simulator.google.drive;

import io.teamlabs.integrations.simulator.grant.Account;
import java.util.Set;

/**
 * Who calls: a person through a client.
 *
 * @param account the person's
 * @param clientId the client that holds the token
 * @param scopes what the token may do, without Google's prefix
 */
record DriveCaller(Account account, String clientId, Set<String> scopes) {
    static final String FULL = "drive";
    static final String FILE = "drive.file";
    private static final Set<String> OF_ALL_FILES =
            Set.of(FULL, "drive.readonly", "drive.metadata", "drive.metadata.readonly");

    DriveCaller {
        scopes = Set.copyOf(scopes);
    }

    boolean seesAllFiles() {
        return scopes.stream().anyMatch(OF_ALL_FILES::contains);
    }

    String email() {
        return account.email();
    }

    /** The client and the person: what {@code drive.file} goes by. */
    String app() {
        return clientId + " for " + account.id();
    }
}
