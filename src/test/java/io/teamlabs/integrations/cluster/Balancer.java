package io.teamlabs.integrations.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.Eventually;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What stands in front of the nodes: it sends to those that are ready, asks each twice a second whether it is, and sends a
 * call that found nobody, or was answered with 503, once more to the other.
 */
final class Balancer implements AutoCloseable {

    private static final long PAUSE_NANOS = 500_000_000;

    private final List<Node> nodes;
    private final Set<Node> ready = ConcurrentHashMap.newKeySet();
    private final Map<Node, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile boolean closed;

    Balancer(List<Node> nodes) {
        this.nodes = List.copyOf(nodes);
        ready.addAll(nodes);
        nodes.forEach(node -> ProxiedConnection.daemon("balancer-" + node, () -> watch(node)));
    }

    private void watch(Node node) {
        while (!closed) {
            change(node, isReady(node));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private synchronized void change(Node node, boolean isReady) {
        if (isReady) {
            ready.add(node);
        } else {
            ready.remove(node);
        }
    }

    private static boolean isReady(Node node) {
        try {
            return node.ready().join().status() == 200;
        } catch (CompletionException unreachable) {
            return false;
        }
    }

    /** Whether the node gets calls at the moment. */
    boolean sendsTo(Node node) {
        return ready.contains(node);
    }

    /** Sends a call that may be sent twice. */
    @SuppressWarnings("FutureReturnValueIgnored") // the step that follows unwraps it
    CompletableFuture<Answer> send(Function<Node, CompletableFuture<Answer>> call) {
        Node first = next();
        Node second = nodes.get(0) == first ? nodes.get(1) : nodes.get(0);
        return call.apply(first)
                .whenComplete((answer, failure) -> callsTo(first).decrementAndGet())
                .handle((answer, failure) ->
                        isRefusal(answer, failure) ? call.apply(second) : CompletableFuture.completedFuture(answer))
                .thenCompose(answer -> answer);
    }

    /** Returns when nothing of what was sent to the node is without an answer. */
    void awaitEndOfCallsTo(Node node) {
        Eventually.holds(() -> assertThat(callsTo(node).get()).isZero());
    }

    private static boolean isRefusal(@Nullable Answer answer, Throwable failure) {
        if (answer != null) {
            return answer.status() == 503;
        }
        return failure instanceof IOException || failure.getCause() instanceof IOException;
    }

    private AtomicInteger callsTo(Node node) {
        return underWay.computeIfAbsent(node, none -> new AtomicInteger());
    }

    /** The next in turn, with the call counted before the node can be taken for one that gets none. */
    private synchronized Node next() {
        List<Node> candidates = nodes.stream().filter(ready::contains).toList();
        List<Node> choice = candidates.isEmpty() ? nodes : candidates;
        Node next = choice.get(Math.floorMod(turn.getAndIncrement(), choice.size()));
        callsTo(next).incrementAndGet();
        return next;
    }

    @Override
    public void close() {
        closed = true;
    }
}
