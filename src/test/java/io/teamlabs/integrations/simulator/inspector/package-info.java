/**
 * The page that shows the calls received, and the HTTP calls that program the simulators.
 */
@NullMarked
package io.teamlabs.integrations.simulator.inspector;

import org.jspecify.annotations.NullMarked;
