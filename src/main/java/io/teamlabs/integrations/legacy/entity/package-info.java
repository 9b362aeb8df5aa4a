/** An integration as the old frontend knows it, and the rows of the move of the old columns. */
@NullMarked
package io.teamlabs.integrations.legacy.entity;

import org.jspecify.annotations.NullMarked;
