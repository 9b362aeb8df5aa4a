/**
 * The old frontend's calls: addresses, bodies, answers and errors. Goes
 * away with that frontend; nothing else imports it. May call every component's control. Out of scope: the calls of
 * {@code /api/v1}, whose work is done by the same controls.
 */
@NullMarked
package io.teamlabs.integrations.legacy.boundary;

import org.jspecify.annotations.NullMarked;
