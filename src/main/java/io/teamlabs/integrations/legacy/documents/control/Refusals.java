package io.teamlabs.integrations.legacy.documents.control;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells the database's refusals apart by SQLSTATE. Its messages may quote a row, so they are not repeated. */
final class Refusals {

    private Refusals() {}

    /** A value or a constraint is at fault (classes 22 and 23, and a size limit, 54): another row may pass. */
    static boolean isOfData(SQLException failure) {
        String state = state(failure);
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    }

    /** A deadlock, a serialization failure, a lock that was not got: it passes by trying again. */
    static boolean passes(SQLException failure) {
        String state = state(failure);
        return state.startsWith("40") || state.equals("55P03");
    }

    /** Returns the constraint or column at fault where the database names it, else the SQLSTATE. */
    static String name(SQLException failure) {
        @Nullable
        ServerErrorMessage told = failure instanceof PSQLException refusal ? refusal.getServerErrorMessage() : null;
        if (told != null && told.getConstraint() != null) {
            return told.getConstraint();
        }
        return told != null && told.getColumn() != null ? told.getColumn() : state(failure);
    }

    static String state(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }
}
