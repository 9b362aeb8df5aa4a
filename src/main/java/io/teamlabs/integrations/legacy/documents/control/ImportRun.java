package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.legacy.documents.entity.DocumentKind;

/**
 * An import as the database knows it.
 *
 * @param offset up to where the file was read and written
 */
public record ImportRun(long id, DocumentKind kind, SourceFile file, long offset, long lines, boolean finished) {}
