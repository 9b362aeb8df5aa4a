package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Endpoint;
import io.teamlabs.integrations.simulator.wire.Fault;
import io.teamlabs.integrations.simulator.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Holds a vendor's token calls until a history says how each of them goes on. While it is open they go on at once. */
final class Gate {

    private final List<HeldCall> held = new ArrayList<>();
    private final Set<String> unheard = ConcurrentHashMap.newKeySet();
    private final Set<String> inVain = ConcurrentHashMap.newKeySet();
    private boolean open = true;
    private @Nullable Verdict next;
    private String nextToken = "";
    private Predicate<String> isHeldInARow = token -> false;
    private int together;

    /** Who can tell whether a refresh token is a connection's, and not one that is being handed back. */
    synchronized void ask(Predicate<String> whoKnows) {
        isHeldInARow = whoKnows;
    }

    /** The fault that leads a vendor's calls here. */
    Fault before(String call) {
        return new Fault("held", call, Fault.ALWAYS, this::answer);
    }

    private Answer answer(Request request, Endpoint endpoint) {
        HeldCall call = new HeldCall(request, endpoint, unheard, inVain);
        Verdict verdict = enter(call);
        if (verdict != null) {
            call.finish(verdict);
        }
        return call.outcome();
    }

    private synchronized @Nullable Verdict enter(HeldCall call) {
        Verdict own = verdictFor(call);
        if (open || own != null) {
            return own == null ? Verdict.ANSWERED : own;
        }
        if (held.stream().anyMatch(other -> other.refreshToken().equals(call.refreshToken()))
                && isHeldInARow.test(call.refreshToken())) {
            together++;
        }
        held.add(call);
        return null;
    }

    private @Nullable Verdict verdictFor(HeldCall call) {
        if (next == null || !call.refreshToken().equals(nextToken)) {
            return null;
        }
        Verdict own = next;
        next = null;
        return own;
    }

    /** How often a connection's token was sent while it was under way already; forgotten with this answer. */
    synchronized int takeTogether() {
        int were = together;
        together = 0;
        return were;
    }

    /** The next call with this refresh token is not held: it goes so. Others, which hand tokens back, may come between. */
    synchronized void letNext(Verdict verdict, String refreshToken) {
        next = verdict;
        nextToken = refreshToken;
    }

    /** The call that has been held longest, which is held no more. */
    synchronized Optional<HeldCall> take() {
        return held.isEmpty() ? Optional.empty() : Optional.of(held.remove(0));
    }

    /** The call that has been held longest, which stays held. */
    synchronized Optional<HeldCall> first() {
        return held.stream().findFirst();
    }

    synchronized boolean holds() {
        return !held.isEmpty();
    }

    synchronized void close() {
        open = false;
    }

    /** Lets all go on, those to come too. */
    void open() {
        synchronized (this) {
            open = true;
        }
        for (Optional<HeldCall> call = take(); call.isPresent(); call = take()) {
            call.get().finish(Verdict.ANSWERED);
        }
    }

    /** Whether this refresh token was sent for an answer that never arrived. */
    boolean isSentInVain(String refreshToken) {
        return inVain.contains(refreshToken);
    }

    /** Whether the vendor gave this refresh token in an answer that never arrived. */
    boolean isUnheard(String refreshToken) {
        return unheard.contains(refreshToken);
    }
}
