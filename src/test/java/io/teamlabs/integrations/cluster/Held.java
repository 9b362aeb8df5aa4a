package io.teamlabs.integrations.cluster;

import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.wire.Call;
import java.util.List;
import java.util.UUID;

/**
 * A connection of a person who has no other.
 *
 * @param vendor the simulator that gave its tokens
 * @param tokens those that the row was made with
 */
record Held(String user, String type, UUID row, VendorSimulator vendor, IssuedTokens tokens) {

    /** The calls that brought the vendor the refresh token which the row was made with. */
    List<Call> refreshes() {
        String first = tokens.refreshToken().orElseThrow();
        return vendor.calls("POST ").stream()
                .filter(call -> call.request().form().text("refresh_token").equals(first))
                .toList();
    }

    /** Whether a refresh spends the refresh token. */
    boolean rotates() {
        return vendor.behaviour().rotation();
    }

    /** The path of the connection's calls, such as {@code …/token} after it. */
    String path() {
        return "/api/v1/users/" + user + "/integrations/" + type;
    }

    @Override
    public String toString() {
        return type + " " + row;
    }
}
