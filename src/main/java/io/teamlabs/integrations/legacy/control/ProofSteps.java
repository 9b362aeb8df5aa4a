package io.teamlabs.integrations.legacy.control;

import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.legacy.entity.Difference;
import io.teamlabs.integrations.legacy.entity.OldDigest;
import io.teamlabs.integrations.legacy.entity.ToProve;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.vault.control.Unreadable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The transaction of a batch of a run: sealed tokens are opened and compared with the digests of the old columns. */
@ApplicationScoped
public class ProofSteps {

    private static final int BATCH = 1000;

    @Inject
    ProofStatements proofs;

    @Inject
    TokenSeals seals;

    /** Goes on with the run under way, and ends it where no row is left; returns whether there is more to do. */
    @Transactional
    public boolean goOn() {
        Optional<Long> run = proofs.claim();
        if (run.isEmpty()) {
            return false;
        }
        List<ToProve> batch = proofs.findToProve(run.get(), BATCH);
        if (batch.isEmpty()) {
            proofs.end(run.get());
            return false;
        }
        List<Difference> found = new ArrayList<>();
        batch.forEach(row -> difference(row).ifPresent(found::add));
        proofs.note(run.get(), batch, found);
        return true;
    }

    private Optional<Difference> difference(ToProve row) {
        try {
            boolean same = isSame(
                            row,
                            "_access_token",
                            row.accessDigest(),
                            seals.accessToken(row.organization(), row.id(), row.tokens()))
                    && isSameRefreshToken(row);
            return same ? Optional.empty() : Optional.of(differing(row, "token_differs"));
        } catch (Unreadable unreadable) {
            return Optional.of(differing(row, "unreadable"));
        }
    }

    private boolean isSameRefreshToken(ToProve row) {
        Secret token = seals.refreshToken(row.organization(), row.id(), row.tokens());
        return (token == null) == (row.refreshDigest() == null)
                && (token == null || isSame(row, "_refresh_token", row.refreshDigest(), token));
    }

    /** Where the old columns held no access token, a stand-in was stored, which nothing is compared with. */
    private static boolean isSame(ToProve row, String column, @Nullable String digest, Secret token) {
        return digest == null || digest.equals(OldDigest.of(row.type() + column, row.user(), token));
    }

    private static Difference differing(ToProve row, String difference) {
        return new Difference(row.user().value(), row.type(), difference);
    }
}
