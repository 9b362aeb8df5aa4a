/** The page as a person uses it: a real browser, a real server, the simulators' sign-in and consent pages. */
@NullMarked
package io.teamlabs.integrations.console;

import org.jspecify.annotations.NullMarked;
