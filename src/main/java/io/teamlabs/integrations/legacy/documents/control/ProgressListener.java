package io.teamlabs.integrations.legacy.documents.control;

/** Is told how far an import is, after each batch. */
@FunctionalInterface
public interface ProgressListener {

    /** Everything before this line and offset is written for good. */
    void reached(long lines, long offset);
}
