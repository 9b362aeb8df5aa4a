/** The catalogue over HTTP, for any signed-in caller. */
@NullMarked
package io.teamlabs.integrations.catalog.boundary;

import org.jspecify.annotations.NullMarked;
