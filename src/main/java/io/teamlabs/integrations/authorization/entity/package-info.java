/** A connection under way: who began it, in which browser, where it leads, and how it ended. */
@NullMarked
package io.teamlabs.integrations.authorization.entity;

import org.jspecify.annotations.NullMarked;
