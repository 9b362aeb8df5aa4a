/**
 * Health, open to anyone: alive, and ready; answers only for this service, never for a provider. And, for operators, the
 * progress of long works and how this node reads tokens.
 */
@NullMarked
package io.teamlabs.integrations.operations.boundary;

import org.jspecify.annotations.NullMarked;
