package io.teamlabs.integrations.simulator.grant;

import java.time.Clock;

/**
 * What all simulators stand on.
 *
 * @param clock tells when tokens run out
 * @param secrets makes and remembers what must not leak
 * @param onChange told when grants changed, before the answer goes out
 */
public record Ground(Clock clock, Secrets secrets, Runnable onChange) {}
