/**
 * What Google's APIs have in common beside OAuth: whose call it is, whether the grant is enough, and how a refusal looks.
 * An API is a package of its own beside this one and adds its routes to Google's.
 */
@NullMarked
package io.teamlabs.integrations.simulator.google.api;

import org.jspecify.annotations.NullMarked;
