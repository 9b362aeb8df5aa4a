package io.teamlabs.integrations.vault.control;

import io.teamlabs.integrations.vault.entity.SealedColumn;

/** A stored value that does not open: damaged, moved from elsewhere, or sealed with a key that is gone. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(SealedColumn column, String row) {
        super(column + " of row " + row + " cannot be unsealed", null, false, false);
    }
}
