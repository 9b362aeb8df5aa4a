/** The calls that connect and cut, the pages that the browser sees on the way, and the sweep's timer. */
@NullMarked
package io.teamlabs.integrations.authorization.boundary;

import org.jspecify.annotations.NullMarked;
