package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.ratelimit.entity.Permit;
import io.teamlabs.integrations.ratelimit.entity.QuotaKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A call that wants its permit, on one node. Guarded by the lock of its {@link NodeLimiter}, the stage excepted. */
final class WaitingCall {

    /** What the call costs of one quota. */
    record Part(LocalQuota quota, int cost) {}

    private final List<Part> parts;
    private final String tenant;
    private final Instant deadline;
    private final CompletableFuture<Permit> stage = new CompletableFuture<>();
    private boolean judged;

    WaitingCall(List<Part> parts, String tenant, Instant deadline) {
        this.parts = List.copyOf(parts);
        this.tenant = tenant;
        this.deadline = deadline;
    }

    String tenant() {
        return tenant;
    }

    List<Part> parts() {
        return parts;
    }

    CompletableFuture<Permit> stage() {
        return stage;
    }

    boolean isLate(Instant now) {
        return !now.isBefore(deadline);
    }

    Instant deadline() {
        return deadline;
    }

    boolean isServable(Instant now) {
        return parts.stream().allMatch(part -> part.quota.has(tenant, part.cost, now));
    }

    /** Takes what the call costs; returns until when it may be given back. */
    Instant take(Instant now) {
        return parts.stream()
                .map(part -> part.quota.take(tenant, part.cost, now))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    void giveBack(Instant until) {
        parts.forEach(part -> part.quota.giveBack(part.cost, until));
    }

    void join(Instant now) {
        parts.forEach(part -> part.quota.join(tenant, part.cost, now));
    }

    void leave() {
        parts.forEach(part -> part.quota.leave(tenant, part.cost));
    }

    /**
     * Whether tokens of this part would be of use now: not while another part keeps the call for longer than a token lasts.
     * Of two that keep it waiting, the one that does so longer is asked for.
     */
    boolean isAskingFor(Part part, Instant now) {
        Instant lasts = part.quota
                .readyFor(tenant, part.cost, now)
                .plus(part.quota.quota().allowance().lease());
        return parts.stream()
                .filter(other -> !other.equals(part))
                .map(other -> other.quota.readyFor(tenant, other.cost, now))
                .allMatch(ready -> !ready.isAfter(now) || !ready.isAfter(lasts));
    }

    /** Returns when the call should get its permit, were it to join the queue now. */
    Instant expected() {
        return parts.stream()
                .map(part -> part.quota.expected(tenant, part.cost))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** Whether it has become known that the call, which is the last in its queue, would wait for longer than it will. */
    boolean isHopeless() {
        if (judged || parts.stream().anyMatch(part -> part.quota.isUnknown())) {
            return false;
        }
        judged = true;
        return parts.stream().anyMatch(part -> part.quota.expected(tenant, 0).isAfter(deadline));
    }

    /** Asks for what is still lacking, where nothing else has done so. */
    void askAgain(Instant now) {
        for (Part part : parts) {
            if (!part.quota.has(tenant, part.cost, now)) {
                part.quota.askAgain(isAskingFor(part, now), now);
            }
        }
    }

    /** The refusal: which quota keeps the call, and when to come again. */
    ProblemException refusal(Instant expected, Instant now) {
        Duration wait = expected.isAfter(now) ? Duration.between(now, expected) : Duration.ofSeconds(1);
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        QuotaKey slowest = parts.stream()
                .max(Comparator.comparing(part -> part.quota.expected(tenant, part.cost)))
                .map(part -> part.quota.quota().key())
                .orElseThrow();
        return ProblemException.of(
                        ProblemKind.RATE_LIMITED,
                        "The provider's limit is reached, counting what waits. Come again in " + seconds + " seconds.")
                .retryAfter(Duration.ofSeconds(seconds))
                .with(Map.of("provider", slowest.provider(), "limit", slowest.endpoints()));
    }
}
