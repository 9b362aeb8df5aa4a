package io.teamlabs.integrations.simulator.grant;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What distinguishes one vendor from the start.
 *
 * @param name begins its paths
 * @param title for people
 * @param clientId of the one application registered at the beginning
 * @param clientSecret that application's
 * @param consentPath where its consent form is sent
 * @param accounts the first is signed in
 * @param lifetime the usual one of access tokens; empty where they do not run out
 */
public record Vendor(
        String name,
        String title,
        String clientId,
        String clientSecret,
        String consentPath,
        List<Account> accounts,
        Optional<Duration> lifetime) {
    @Override
    public String toString() {
        return name;
    }
}
