package io.teamlabs.integrations.legacy.documents.boundary;

import io.teamlabs.integrations.legacy.documents.control.ImportRun;
import io.teamlabs.integrations.legacy.documents.control.ProgressListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Says every few seconds how far the import is, how fast, and how long it still takes. */
final class ProgressLine implements ProgressListener {

    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    private final PrintStream out;
    private final ImportRun run;
    private final LongSupplier nanoTime;
    private final long begun;
    private long last;

    ProgressLine(PrintStream out, ImportRun run, LongSupplier nanoTime) {
        this.out = out;
        this.run = run;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        this.last = begun;
    }

    @Override
    public void reached(long lines, long offset) {
        long now = nanoTime.getAsLong();
        if (now - last >= EVERY) {
            last = now;
            out.println(line(lines, offset, Duration.ofNanos(now - begun)));
        }
    }

    /** Returns the line after a time of running; rate and time left are this run's. */
    String line(long lines, long offset, Duration taken) {
        double seconds = Math.max(taken.toMillis(), 1) / 1000.0;
        double bytesPerSecond = Math.max((offset - run.offset()) / seconds, 1);
        long left = Math.round((run.file().size() - offset) / bytesPerSecond);
        return String.format(
                Locale.ROOT,
                "%,d lines, %.1f %% of the file, %,.0f lines/s, %d:%02d:%02d left",
                lines,
                run.file().size() == 0 ? 100.0 : 100.0 * offset / run.file().size(),
                (lines - run.lines()) / seconds,
                left / 3600,
                left / 60 % 60,
                left % 60);
    }
}
