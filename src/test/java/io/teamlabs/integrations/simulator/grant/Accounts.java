package io.teamlabs.integrations.simulator.grant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts at one vendor, and which of them the browser is signed in with there. */
public final class Accounts {
    private final Map<String, Account> byId = new LinkedHashMap<>();
    private final Account first;
    private Account signedIn;

    Accounts(List<Account> accounts) {
        accounts.forEach(account -> byId.put(account.id(), account));
        first = accounts.get(0);
        signedIn = first;
    }

    public synchronized List<Account> all() {
        return new ArrayList<>(byId.values());
    }

    /**
     * The account with this id or username.
     *
     * @throws IllegalArgumentException when there is none
     */
    public synchronized Account named(String idOrUsername) {
        return find(idOrUsername)
                .orElseThrow(() -> new IllegalArgumentException("No account " + idOrUsername + " at this vendor"));
    }

    public synchronized Optional<Account> find(String idOrUsername) {
        return Optional.ofNullable(byId.get(idOrUsername))
                .or(() -> byId.values().stream()
                        .filter(account -> account.username().equals(idOrUsername))
                        .findFirst());
    }

    public synchronized void add(Account account) {
        byId.put(account.id(), account);
    }

    public synchronized Account signedIn() {
        return signedIn;
    }

    synchronized void signIn(Account account) {
        add(account);
        signedIn = account;
    }

    synchronized void reset() {
        signedIn = first;
    }
}
