package io.teamlabs.integrations.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One demo at a time over one directory. The operating system releases the lock, however the demo ends. */
final class DemoLock {

    private final FileChannel channel;

    private DemoLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock, or refuses where another demo has it. */
    static DemoLock take(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new Refusal("A demo is running over " + directory + " already. Stop it first.");
            }
            return new DemoLock(channel);
        } catch (IOException failed) {
            throw new UncheckedIOException("The demo's directory cannot be locked", failed);
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("The demo's lock could not be released", failed);
        }
    }
}
