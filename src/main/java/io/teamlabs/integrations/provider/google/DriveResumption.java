package io.teamlabs.integrations.provider.google;

import com.google.api.services.drive.model.File;
import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends a stream through a resumable upload. Where a connection breaks, it asks how far Google is and goes on from there:
 * what Google may lack is still in the block.
 */
final class DriveResumption {

    private static final String BROKEN_OFF = "The body broke off, or has another length than announced. Send it whole.";

    private static final int TRIES_WITHOUT_PROGRESS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final DriveUploadSession session;
    private final UploadSource content;
    private final long length;
    private int failures;

    DriveResumption(DriveUploadSession session, UploadSource content) {
        this.session = session;
        this.content = content;
        this.length = content.size();
    }

    /** Returns the finished file, with the fields that the session was begun for. */
    File send() {
        try (InputStream stream = content.open(0)) {
            return send(new DriveBlock(stream));
        } catch (IOException brokenOff) {
            throw ProblemException.invalid("body", BROKEN_OFF);
        }
    }

    private File send(DriveBlock block) throws IOException {
        while (true) {
            fill(block);
            DriveProgress progress = sent(block);
            File file = progress.file();
            if (file != null) {
                return file;
            }
            goOnFrom(progress.received(), block);
        }
    }

    private void fill(DriveBlock block) throws IOException {
        block.fill();
        if (length >= 0 && (block.end() > length || (block.isLast() && block.end() < length))) {
            throw ProblemException.invalid("body", BROKEN_OFF);
        }
    }

    private long total(DriveBlock block) {
        return length < 0 && block.isLast() ? block.end() : length;
    }

    private DriveProgress sent(DriveBlock block) {
        try {
            return session.send(block, total(block));
        } catch (ProblemException failed) {
            pause(failed);
        }
        try {
            return session.ask(total(block));
        } catch (ProblemException failed) {
            pause(failed);
            return new DriveProgress(block.start(), null);
        }
    }

    private void goOnFrom(long received, DriveBlock block) {
        failures = received > block.start() ? 0 : failures + 1;
        if (!block.giveUpBefore(received) || failures > TRIES_WITHOUT_PROGRESS) {
            throw ProblemException.of(
                            ProblemKind.PROVIDER_UNAVAILABLE,
                            "Google does not take this upload to its end. Send the file again.")
                    .retryAfter(LONGEST_PAUSE);
        }
    }

    /** Full jitter; whatever is no matter of time is told at once. */
    private void pause(ProblemException failed) {
        if (failed.kind() != ProblemKind.PROVIDER_UNAVAILABLE || failures >= TRIES_WITHOUT_PROGRESS) {
            throw failed;
        }
        long most = Math.min(FIRST_PAUSE.toMillis() << failures, LONGEST_PAUSE.toMillis());
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(most)));
    }
}
