/**
 * The vendors and TeamLabs, played on one loopback port for the tests and the demo.
 *
 * <p>{@link io.teamlabs.integrations.simulator.Simulators} starts them, {@link
 * io.teamlabs.integrations.simulator.ConsentScript} presses the buttons of their consent pages. Each vendor is a package
 * of its own with one class and its routing table; a further API action is one more route there. What a vendor answers
 * follows the facts collected for this project; a contract test holds it against the vendors' own examples.
 *
 * <p>Out of scope: anything of the service itself. These packages know no class of it, so that they can be wrong only
 * about the vendors and never in the same way as the service.
 */
@NullMarked
package io.teamlabs.integrations.simulator;

import org.jspecify.annotations.NullMarked;
