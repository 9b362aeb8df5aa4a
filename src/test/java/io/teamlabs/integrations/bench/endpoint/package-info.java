/**
 * What the token's read is measured against, put into a copy of the WAR and into nothing else: endpoints that do nothing,
 * and a servlet that stands beside all that is ours.
 */
@NullMarked
package io.teamlabs.integrations.bench.endpoint;

import org.jspecify.annotations.NullMarked;
