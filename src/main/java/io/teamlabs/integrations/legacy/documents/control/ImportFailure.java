package io.teamlabs.integrations.legacy.documents.control;

/** The import cannot begin or go on; the message says what to do, and nothing of what was read. */
public final class ImportFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImportFailure(String message) {
        super(message, null, false, false);
    }
}
