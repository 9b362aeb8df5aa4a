package io.teamlabs.integrations.legacy.documents.entity;

/**
 * Where a line stands in its file: enough to find it there again.
 *
 * @param number counted from 1
 * @param offset of its first byte
 * @param length in bytes, without the end of line
 * @param next the offset behind its end of line
 */
public record SourceLine(long number, long offset, long length, long next) {}
