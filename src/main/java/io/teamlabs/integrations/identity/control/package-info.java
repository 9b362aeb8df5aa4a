/**
 * Who is calling and what they may do, and the walls between organizations: the thread's organization, what Hibernate and
 * the database are told of it, and the one place that decides on rights. Called by every component above; calls the
 * platform and the problems only. Out of scope: what anybody does once let through.
 */
@NullMarked
package io.teamlabs.integrations.identity.control;

import org.jspecify.annotations.NullMarked;
