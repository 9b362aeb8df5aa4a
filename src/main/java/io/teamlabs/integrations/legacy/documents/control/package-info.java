/**
 * The import of exported documents: lines are read, understood, sealed and written in batches, each with its progress in
 * one transaction. Plain JDBC with the owner's role, no CDI and no {@code jakarta} class, as no container is there. May
 * call the vault for keys and the providers' packages for their types. Out of scope: what becomes of the rows later.
 */
@NullMarked
package io.teamlabs.integrations.legacy.documents.control;

import org.jspecify.annotations.NullMarked;
