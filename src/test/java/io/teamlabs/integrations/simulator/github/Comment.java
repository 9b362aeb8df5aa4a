package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Account;
import java.time.Instant;

/** What somebody wrote below an issue or a pull request. */
record Comment(long id, Account author, String body, Instant at) {}
