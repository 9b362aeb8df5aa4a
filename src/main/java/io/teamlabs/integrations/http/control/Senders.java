package io.teamlabs.integrations.http.control;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;

/**
 * The threads that begin requests. Java looks hosts up by blocking: a host whose name servers hang holds one of these
 * threads, behind which its own requests queue, and never those of another host.
 */
final class Senders {

    /** So many hosts may hang in their lookup before others wait. */
    private static final int THREADS = 16;

    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DefaultThreadFactory("outgoing-http-senders", true));

    /** What waits for each host behind the request that is being begun; a host is here only while one is. */
    private final Map<String, Queue<Runnable>> hosts = new HashMap<>();

    Senders() {
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Begins a request as soon as the host's earlier ones are begun.
     *
     * @throws RejectedExecutionException once stopped
     */
    void execute(String host, Runnable send) {
        synchronized (hosts) {
            Queue<Runnable> waiting = hosts.get(host);
            if (waiting != null && !threads.isShutdown()) {
                waiting.add(send);
                return;
            }
            hosts.put(host, new ArrayDeque<>());
        }
        begin(host, send);
    }

    /** A host with many takes turns with the others. */
    private void begin(String host, Runnable send) {
        threads.execute(() -> {
            try {
                send.run();
            } finally {
                beginNext(host);
            }
        });
    }

    private void beginNext(String host) {
        Runnable next;
        synchronized (hosts) {
            Queue<Runnable> waiting = hosts.get(host);
            next = waiting == null ? null : waiting.poll();
            if (next == null) {
                hosts.remove(host);
                return;
            }
        }
        begin(host, next);
    }

    /** What waits then is never begun; its deadline is gone with the client. */
    void stop() {
        threads.shutdownNow();
    }
}
