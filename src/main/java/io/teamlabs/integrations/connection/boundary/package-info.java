/** The status of integrations over HTTP, for people, administrators and services, and what they may edit. */
@NullMarked
package io.teamlabs.integrations.connection.boundary;

import org.jspecify.annotations.NullMarked;
