/**
 * HTTP as the simulators need it: requests, answers, routes, the record of calls, and faults that spoil an answer. It
 * knows nothing of OAuth.
 */
@NullMarked
package io.teamlabs.integrations.simulator.wire;

import org.jspecify.annotations.NullMarked;
