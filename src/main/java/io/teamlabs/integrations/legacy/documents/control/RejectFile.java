package io.teamlabs.integrations.legacy.documents.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/**
 * The rejected lines, byte for byte, in a file that can be corrected and imported under another name. It holds tokens: only
 * its owner may read it. It is made from the places that the database keeps, so a kill loses nothing of it.
 */
final class RejectFile {

    private static final String PLACES = """
            SELECT byte_offset, byte_length FROM document_import_rejects WHERE import_id = ? ORDER BY line""";
    private static final int FETCH = 1000;

    private final Path path;

    RejectFile(Path path) {
        this.path = path;
    }

    /** Writes the file, whole or not at all; one that is there already is left as somebody may be correcting it. */
    boolean write(Connection connection, ImportRun run) throws SQLException, IOException {
        if (Files.exists(path)) {
            return false;
        }
        Path part = path.resolveSibling(path.getFileName() + ".part");
        Files.deleteIfExists(part);
        try (FileChannel source = FileChannel.open(run.file().path(), StandardOpenOption.READ);
                FileChannel target = FileChannel.open(
                        part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(part))) {
            copy(connection, run, source, target);
            target.force(true);
        }
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void copy(Connection connection, ImportRun run, FileChannel source, FileChannel target)
            throws SQLException, IOException {
        connection.setAutoCommit(false); // the driver fetches in portions only in a transaction
        try (PreparedStatement query = connection.prepareStatement(PLACES)) {
            query.setFetchSize(FETCH);
            query.setLong(1, run.id());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    copy(source, row.getLong(1), row.getLong(2), target);
                    target.write(ByteBuffer.wrap(new byte[] {'\n'}));
                }
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void copy(FileChannel source, long offset, long length, FileChannel target) throws IOException {
        long copied = 0;
        while (copied < length) {
            long now = source.transferTo(offset + copied, length - copied, target);
            if (now <= 0) {
                throw new IOException("The file is shorter than when it was read");
            }
            copied += now;
        }
    }
}
