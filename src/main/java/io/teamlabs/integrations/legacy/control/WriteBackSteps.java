package io.teamlabs.integrations.legacy.control;

import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.legacy.entity.ToWriteBack;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.vault.control.Unreadable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The transaction that writes a few rows back: short, as it locks their users. */
@ApplicationScoped
public class WriteBackSteps {

    private static final Logger LOG = System.getLogger(WriteBackSteps.class.getName());

    @Inject
    OldColumns columns;

    @Inject
    TokenSeals seals;

    /** Returns how many of the rows the old columns hold now. */
    @Transactional
    public int write(List<ToWriteBack> rows) {
        int written = 0;
        for (ToWriteBack row : rows) {
            written += write(row) ? 1 : 0;
        }
        return written;
    }

    /** What cannot be read stays out of step, and is told of each time. */
    private boolean write(ToWriteBack row) {
        SealedTokens tokens = row.tokens();
        try {
            return columns.write(row, access(row, tokens), refresh(row, tokens));
        } catch (Unreadable unreadable) {
            LOG.log(Level.WARNING, "Integration " + row.id() + " cannot be written back: its tokens are unreadable");
            return false;
        }
    }

    private @Nullable Secret access(ToWriteBack row, @Nullable SealedTokens tokens) {
        return tokens == null ? null : seals.accessToken(row.organization(), row.id(), tokens);
    }

    private @Nullable Secret refresh(ToWriteBack row, @Nullable SealedTokens tokens) {
        return tokens == null ? null : seals.refreshToken(row.organization(), row.id(), tokens);
    }
}
