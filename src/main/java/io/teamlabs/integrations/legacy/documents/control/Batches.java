package io.teamlabs.integrations.legacy.documents.control;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Gathers lines into batches ahead of the writer, prepared; a few at most, so that memory stays bounded. */
final class Batches implements Callable<Void> {

    private static final int AHEAD = 2;
    private static final int LINES = 1000;
    private static final long BYTES = 4L << 20;

    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(AHEAD);
    private final DocumentReader reader;
    private final Preparation preparation;
    private @Nullable ReadLine carried;

    Batches(DocumentReader reader, Preparation preparation) {
        this.reader = reader;
        this.preparation = preparation;
    }

    /** Returns the next batch, waiting for it; {@link Batch#END} after the last. */
    Batch take() throws InterruptedException {
        return queue.take();
    }

    /** Reads the file to its end. However it ends, the one who takes is told, unless that one stopped it. */
    @Override
    public @Nullable Void call() throws IOException, SQLException, InterruptedException {
        try {
            read();
        } catch (IOException | SQLException | RuntimeException | Error failure) {
            queue.put(Batch.END);
            throw failure;
        }
        queue.put(Batch.END);
        return null;
    }

    private void read() throws IOException, SQLException, InterruptedException {
        List<ReadLine> lines = gather();
        while (!lines.isEmpty()) {
            Batch batch = Batch.of(lines);
            preparation.prepare(batch);
            queue.put(batch);
            lines = gather();
        }
    }

    private List<ReadLine> gather() throws IOException {
        List<ReadLine> lines = new ArrayList<>();
        Set<String> rows = new HashSet<>();
        long bytes = 0;
        ReadLine line = carried == null ? reader.next() : carried;
        carried = null;
        while (line != null) {
            List<String> own = line.rows();
            if (own.stream().anyMatch(rows::contains)) {
                carried = line; // the same row again: its turn comes with the next batch
                return lines;
            }
            lines.add(line);
            rows.addAll(own);
            bytes += line.source().length();
            if (lines.size() == LINES || bytes > BYTES) {
                return lines;
            }
            line = reader.next();
        }
        return lines;
    }
}
