package io.teamlabs.integrations.cluster;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A gate at a provider, before or after it works on a call; whoever comes waits there until it is opened. */
final class Gate implements AutoCloseable {

    private static final int LONGEST_SECONDS = 120;

    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicInteger arrived = new AtomicInteger();

    /** The provider has the call, and works on it only when the gate opens. */
    Fault before(String path, int calls) {
        return new Fault("held before", path, calls, (request, endpoint) -> {
            await();
            return endpoint.answer(request);
        });
    }

    /** The provider has the call, and drops it when the gate opens. */
    Fault beforeNothing(String path, int calls) {
        return new Fault("held and dropped", path, calls, (request, endpoint) -> {
            await();
            return Answer.dropped();
        });
    }

    /** The provider has worked on the call, and its answer goes out when the gate opens. */
    Fault after(String path, int calls) {
        return new Fault("answer held", path, calls, (request, endpoint) -> {
            Answer answer = endpoint.answer(request);
            await();
            return answer;
        });
    }

    /** How many calls have come to the gate, whether it is open by now or not. */
    int arrived() {
        return arrived.get();
    }

    /** Opens it, for good: nobody is held up any more. */
    @Override
    public void close() {
        open.countDown();
    }

    /** A test that forgot to open it does not keep the simulators' threads for ever. */
    private void await() {
        arrived.incrementAndGet();
        try {
            if (!open.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody opened the gate");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
