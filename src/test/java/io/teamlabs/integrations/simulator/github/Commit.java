package io.teamlabs.integrations.simulator.github;

import io.teamlabs.integrations.simulator.grant.Account;
import java.time.Instant;
import java.util.List;

/** A commit: who wrote what, and after which others. */
record Commit(String sha, String message, Account author, Instant at, List<Commit> parents) {}
