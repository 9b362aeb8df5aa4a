/**
 * The rows of integrations and what is said of their status. Called by refresh, connect, cut and the status calls.
 * {@code ChangedTokens} tells whoever observes tokens ({@code TokenObserver}) of those that were replaced or erased.
 * Out of scope: tokens in clear, calls to providers.
 */
@NullMarked
package io.teamlabs.integrations.connection.control;

import org.jspecify.annotations.NullMarked;
