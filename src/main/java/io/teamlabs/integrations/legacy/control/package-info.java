/** What the old frontend's calls read, and the one setting of theirs. Called by this component's boundary alone. */
@NullMarked
package io.teamlabs.integrations.legacy.control;

import org.jspecify.annotations.NullMarked;
