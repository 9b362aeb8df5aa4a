/**
 * What all OAuth vendors have in common: accounts, clients, codes, tokens, consent, the consent page, and what of it
 * outlives a restart. How a vendor deviates is in its own package.
 */
@NullMarked
package io.teamlabs.integrations.simulator.grant;

import org.jspecify.annotations.NullMarked;
