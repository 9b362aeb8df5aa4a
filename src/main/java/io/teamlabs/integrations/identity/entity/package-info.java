/** Who exists and who calls: people, organizations, callers, and the actor that the record of events names. */
@NullMarked
package io.teamlabs.integrations.identity.entity;

import org.jspecify.annotations.NullMarked;
