/** Health, open to anyone: alive, and ready. Answers only for this service, never for a provider. */
@NullMarked
package io.teamlabs.integrations.operations.boundary;

import org.jspecify.annotations.NullMarked;
