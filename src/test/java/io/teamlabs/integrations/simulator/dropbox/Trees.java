package io.teamlabs.integrations.simulator.dropbox;

import io.teamlabs.integrations.simulator.grant.IssuedToken;
import java.util.HashMap;
import java.util.Map;

/** What each account has, and how often all cursors were reset. */
final class Trees {
    private final Map<String, FileTree> byAccount = new HashMap<>();
    private long epoch = 1;

    FileTree of(String account) {
        return byAccount.computeIfAbsent(account, none -> new FileTree());
    }

    FileTree of(IssuedToken token) {
        return of(token.accountId());
    }

    long epoch() {
        return epoch;
    }

    /** Every cursor given out so far is answered with {@code reset} from now on. */
    void resetCursors() {
        epoch++;
    }

    void clear() {
        byAccount.clear();
    }
}
