/** An integration as the old frontend knows it. */
@NullMarked
package io.teamlabs.integrations.legacy.entity;

import org.jspecify.annotations.NullMarked;
