package io.teamlabs.integrations.simulator.grant;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All tokens a vendor gave out, whatever became of them, and what each account has consented to. */
public final class Ledger {
    private final Clock clock;
    private final Map<String, IssuedToken> tokens = new LinkedHashMap<>();
    private final Map<String, Set<String>> families = new HashMap<>();
    private final Map<Grant, Set<String>> grants = new HashMap<>();
    private final Map<Grant, Set<String>> consents = new LinkedHashMap<>();
    private boolean changed;

    Ledger(Clock clock) {
        this.clock = clock;
    }

    public synchronized void add(IssuedToken token) {
        put(token);
        families.computeIfAbsent(token.family(), none -> new LinkedHashSet<>()).add(token.value());
        grants.computeIfAbsent(Grant.of(token), none -> new LinkedHashSet<>()).add(token.value());
    }

    public synchronized Optional<IssuedToken> find(String value) {
        return Optional.ofNullable(tokens.get(value));
    }

    /** The token of this value if it is neither revoked, nor replaced, nor run out. */
    public synchronized Optional<IssuedToken> working(String value) {
        return find(value).filter(IssuedToken::isLive).filter(token -> !token.isExpired(clock.instant()));
    }

    /** The tokens of one client and account that still count, the oldest first. */
    public synchronized List<IssuedToken> live(String clientId, String accountId) {
        return tokens(grants.get(new Grant(clientId, accountId)));
    }

    /** The tokens of one authorization that still count, the oldest first. */
    public synchronized List<IssuedToken> liveFamily(String family) {
        return tokens(families.get(family));
    }

    public synchronized void change(Collection<IssuedToken> some, TokenState state) {
        some.forEach(token -> put(token.in(state)));
    }

    public synchronized void revoke(IssuedToken token) {
        put(token.in(TokenState.REVOKED));
    }

    /** Ends all that one account gave one client, its consent included. */
    public synchronized void revokeGrant(String clientId, String accountId) {
        change(live(clientId, accountId), TokenState.REVOKED);
        consents.remove(new Grant(clientId, accountId));
        changed = true;
    }

    /** As when a person removes the application in the vendor's settings. */
    synchronized void revokeAll(Predicate<Grant> which) {
        grants.keySet().stream().filter(which).forEach(grant -> change(tokens(grants.get(grant)), TokenState.REVOKED));
        consents.keySet().removeIf(which);
        changed = true;
    }

    /** Lets all live tokens of a kind run out now. */
    synchronized void expire(TokenKind kind) {
        Instant now = clock.instant();
        List.copyOf(tokens.values()).stream()
                .filter(token -> token.isLive() && token.kind() == kind)
                .forEach(token -> put(token.expiringAt(now)));
    }

    public synchronized Set<String> consented(String clientId, String accountId) {
        return Scopes.ordered(consents.getOrDefault(new Grant(clientId, accountId), Set.of()));
    }

    public synchronized void consent(String clientId, String accountId, Set<String> scopes) {
        consents.put(new Grant(clientId, accountId), Scopes.union(consented(clientId, accountId), scopes));
        changed = true;
    }

    synchronized Map<Grant, Set<String>> consents() {
        return new LinkedHashMap<>(consents);
    }

    synchronized List<IssuedToken> all() {
        return new ArrayList<>(tokens.values());
    }

    synchronized void clear() {
        tokens.clear();
        families.clear();
        grants.clear();
        consents.clear();
        changed = true;
    }

    /** Whether something changed since this was last asked. */
    synchronized boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    private void put(IssuedToken token) {
        tokens.put(token.value(), token);
        changed = true;
    }

    private List<IssuedToken> tokens(@Nullable Set<String> values) {
        return (values == null ? Set.<String>of() : values)
                .stream()
                        .flatMap(value -> find(value).stream())
                        .filter(IssuedToken::isLive)
                        .toList();
    }
}
