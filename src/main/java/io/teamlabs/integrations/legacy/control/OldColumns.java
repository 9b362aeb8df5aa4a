package io.teamlabs.integrations.legacy.control;

import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.legacy.entity.ToWriteBack;
import io.teamlabs.integrations.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The eleven old columns of users, reached through functions of the database alone: JPA and the role know none of them. */
@ApplicationScoped
@Transactional
public class OldColumns {

    private static final String THERE = "SELECT to_regprocedure('legacy_carry_again(integer)') IS NOT NULL";
    private static final String CARRY = "SELECT legacy_carry_again(?)";
    private static final String FIND = "SELECT * FROM legacy_find_to_write_back(?, ?, ?)";
    private static final String COUNT = "SELECT legacy_count_to_write_back()";
    private static final String WRITE = "SELECT legacy_write_back(?, ?, ?, ?, ?)";

    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    TransitionStatements statements;

    /** Whether they are still there: clean-up drops them with all that serves them. */
    public boolean areThere() {
        return statements.query(THERE, row -> row.getBoolean(1)).get(0);
    }

    /** Carries over what the triggers could not at their time; returns how many changes that were. */
    public int carryAgain(int most) {
        return statements.query(CARRY, row -> row.getInt(1), most).get(0);
    }

    /** Returns rows whose grant the old columns do not hold yet, those after a row by its key; null begins. */
    public List<ToWriteBack> findToWriteBack(@Nullable ToWriteBack after, int most) {
        return statements.query(
                FIND,
                OldColumns::read,
                after == null ? "" : after.organization().value(),
                after == null ? FIRST : after.id(),
                most);
    }

    public long countToWriteBack() {
        return statements.query(COUNT, row -> row.getLong(1)).get(0);
    }

    /** Writes a row's tokens; returns whether the old columns hold its grant now, or its user is gone. */
    public boolean write(ToWriteBack row, @Nullable Secret access, @Nullable Secret refresh) {
        return statements
                .query(
                        WRITE,
                        answer -> answer.getBoolean(1),
                        row.organization().value(),
                        row.id(),
                        row.generation(),
                        access == null ? null : access.reveal(),
                        refresh == null ? null : refresh.reveal())
                .get(0);
    }

    private static ToWriteBack read(ResultSet row) throws SQLException {
        byte[] access = row.getBytes("access_token");
        return new ToWriteBack(
                new OrganizationId(row.getString("organization_id")),
                row.getObject("id", UUID.class),
                row.getLong("grant_generation"),
                access == null
                        ? null
                        : new SealedTokens(access, row.getBytes("refresh_token"), row.getBoolean("tokens_sealed")));
    }
}
