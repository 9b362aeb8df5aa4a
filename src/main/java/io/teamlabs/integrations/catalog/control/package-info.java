/**
 * The catalogue of integration types: rows of {@code common_types} joined with what the providers' packages say through
 * the SPI {@code TypeDefinitions}. Reads only; the DBA and the operator edit the rows.
 */
@NullMarked
package io.teamlabs.integrations.catalog.control;

import org.jspecify.annotations.NullMarked;
