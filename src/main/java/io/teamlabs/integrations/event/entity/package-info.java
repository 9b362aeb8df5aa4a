/** The lines of the record of events and the words in them. */
@NullMarked
package io.teamlabs.integrations.event.entity;

import org.jspecify.annotations.NullMarked;
