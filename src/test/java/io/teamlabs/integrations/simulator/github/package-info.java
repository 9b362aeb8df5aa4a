/**
 * GitHub as an OAuth app sees it: consent, tokens, who one is, and the application calls that check and revoke.
 */
@NullMarked
package io.teamlabs.integrations.simulator.github;

import org.jspecify.annotations.NullMarked;
