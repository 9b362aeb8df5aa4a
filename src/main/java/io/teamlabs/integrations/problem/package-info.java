/**
 * The closed set of problems and the only place where they become HTTP answers (RFC 9457). Every component may throw a
 * {@code ProblemException}; nothing here knows any other component but the platform.
 */
@NullMarked
package io.teamlabs.integrations.problem;

import org.jspecify.annotations.NullMarked;
