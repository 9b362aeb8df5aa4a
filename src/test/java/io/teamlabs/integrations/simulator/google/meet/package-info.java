/** Google Meet (v2) as far as the service acts in it: spaces, and the conference that is on in one. */
@NullMarked
package io.teamlabs.integrations.simulator.google.meet;

import org.jspecify.annotations.NullMarked;
