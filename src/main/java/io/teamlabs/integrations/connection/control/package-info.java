/**
 * The rows of integrations and what is said of their status. Called by refresh, connect, cut and the status calls.
 * Out of scope: tokens in clear, calls to providers.
 */
@NullMarked
package io.teamlabs.integrations.connection.control;

import org.jspecify.annotations.NullMarked;
