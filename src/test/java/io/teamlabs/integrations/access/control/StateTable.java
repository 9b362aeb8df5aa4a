package io.teamlabs.integrations.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.connection.entity.ErrorCode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The state table of the design, as it can be held against two versions of a row that follow each other. */
final class StateTable {

    private static final int MANY = 5;

    private final boolean rotates;
    private final boolean overtaken;

    /**
     * @param rotates whether the provider's refresh tokens are good once
     * @param overtaken whether a lease was taken from a node that lived on
     */
    StateTable(boolean rotates, boolean overtaken) {
        this.rotates = rotates;
        this.overtaken = overtaken;
    }

    /** Fails unless every step was one of the table's, and connections are as many as were made. */
    void check(List<RowVersion> versions, int connects) {
        for (int at = 1; at < versions.size(); at++) {
            step(versions.get(at - 1), versions.get(at));
        }
        versions.forEach(StateTable::together);
        assertThat(versions.stream()
                        .map(version -> version.text("connected_at"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .as("connections, each by somebody who connected")
                .hasSize(connects);
    }

    private static void together(RowVersion row) {
        String what = "what goes together in " + row;
        assertThat(row.has("access_token")).as(what).isEqualTo(row.connected());
        assertThat(row.connected()).as(what).isEqualTo(!row.status().equals("revoked"));
        if (!row.connected()) {
            assertThat(row.has("refresh_token") || row.has("refresh_at") || row.has("lease_id"))
                    .as(what)
                    .isFalse();
        } else {
            assertThat(row.has("refresh_at")).as(what).isTrue();
        }
    }

    private void step(RowVersion before, RowVersion after) {
        String what = before + " -> " + after;
        int raised = before.sameTokens(after) ? 0 : 1;
        assertThat(after.generation() - before.generation())
                .as("generation: " + what)
                .isEqualTo(raised);
        if (!before.same(after, "refresh_token")) {
            assertThat(before.same(after, "access_token"))
                    .as("both tokens in one write: " + what)
                    .isFalse();
        }
        assertThat(after.errors()).as("errors: " + what).isLessThanOrEqualTo(before.errors() + 1);
        boolean sameConnection = before.same(after, "connected_at");
        if (before.connected() && !after.connected()) {
            cut(before, after, what);
        } else if (!sameConnection || raised == 1) {
            fresh(after, what);
        }
        if (before.connected() && sameConnection && raised == 1 && !overtaken) {
            assertThat(before.has("lease_id"))
                    .as("only who holds the lease writes: " + what)
                    .isTrue();
        }
        if (before.status().equals("active") && after.status().equals("error")) {
            assertThat(after.errors()).as(what).isGreaterThanOrEqualTo(MANY);
        }
        assertThat(after.status()).as(what).isNotEqualTo("expired");
    }

    /** Connected or refreshed: whatever was before, the row is active and free of errors. */
    private static void fresh(RowVersion after, String what) {
        assertThat(after.status()).as(what).isEqualTo("active");
        assertThat(after.errors()).as(what).isZero();
        assertThat(after.has("lease_id") || after.has("last_error_code") || after.rotationUncertain())
                .as(what)
                .isFalse();
    }

    /** By a person, or because the grant is gone; where an answer may have been lost the row says that. */
    private void cut(RowVersion before, RowVersion after, String what) {
        String code = after.text("last_error_code");
        if (code != null) {
            boolean lost = rotates && before.rotationUncertain();
            assertThat(code).as(what).isEqualTo(lost ? ErrorCode.ROTATION_LOST : ErrorCode.GRANT_GONE);
        }
    }
}
