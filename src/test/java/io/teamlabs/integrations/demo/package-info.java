/**
 * A whole installation on one machine: embedded PostgreSQL, the simulators and a real server with the unchanged WAR. The
 * demo runs one for people, the tests run theirs.
 */
@NullMarked
package io.teamlabs.integrations.demo;

import org.jspecify.annotations.NullMarked;
