/**
 * Health, open to anyone: alive, and ready; answers only for this service, never for a provider. And, for operators, the
 * progress of long works, how this node reads tokens, and its way out of service.
 */
@NullMarked
package io.teamlabs.integrations.operations.boundary;

import org.jspecify.annotations.NullMarked;
