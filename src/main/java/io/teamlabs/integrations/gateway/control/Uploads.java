package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.gateway.entity.Upload;
import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.vault.control.Vault;
import io.teamlabs.integrations.vault.entity.SealedColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

/**
 * Bodies that come in parts, kept sealed until a call takes them to a provider. An action that takes a body takes the id of
 * an upload as well, and gets what it holds from {@link #source}.
 */
@ApplicationScoped
public class Uploads {

    /** The longest part that is taken in one request. */
    public static final long LONGEST_PART = 8L * 1024 * 1024;

    static final SealedColumn CONTENT = new SealedColumn("upload_pieces", "content");

    private static final int PIECE = 256 * 1024;

    @Inject
    UploadRows rows;

    @Inject
    Vault vault;

    @Inject
    UploadSettings settings;

    @Inject
    Clock clock;

    /** Begins an upload; fails with 400 for a size that is not taken, and 409 where the person has too many. */
    public Upload begin(Person person, long size, String mediaType) {
        if (size < 1 || size > settings.largest()) {
            throw ProblemException.invalid(
                    "size", "Give size as a whole number from 1 to " + settings.largest() + ", in bytes.");
        }
        Upload upload = new Upload(
                person.requireOrganization(),
                UUID.randomUUID(),
                person.id(),
                mediaType,
                size,
                0,
                clock.instant().plus(settings.retention()));
        OrganizationScope.run(upload.organization(), () -> add(upload));
        return upload;
    }

    private void add(Upload upload) {
        if (rows.count(upload.user()) >= settings.mostAtOnce()) {
            throw ProblemException.of(
                    ProblemKind.CONFLICT,
                    "There are too many unfinished uploads. Delete one, or wait until one runs out.");
        }
        rows.add(upload, clock.instant());
    }

    /** Returns the person's upload; fails with 400 for what is no id, 404 where there is none, or it has run out. */
    public Upload get(Person person, String id) {
        return OrganizationScope.within(person.requireOrganization(), () -> rows.find(person.id(), uuid(id)))
                .filter(upload -> upload.expiresAt().isAfter(clock.instant()))
                .orElseThrow(ProblemException::notFound);
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.invalid("id", "Give the id that the upload was begun with.");
        }
    }

    /**
     * Takes a part and returns what is here then. What broke off is here up to where it broke; what was here already is
     * skipped.
     *
     * @param position where the part begins, at most where the upload ends so far; else 409 with {@code received}
     */
    public Upload receive(Person person, String id, long position, InputStream part) throws IOException {
        Upload upload = get(person, id);
        if (position > upload.received()) {
            throw outOfOrder(upload);
        }
        passBy(part, upload.received() - position);
        long at = upload.received();
        for (byte[] piece = part.readNBytes(PIECE); piece.length > 0; piece = part.readNBytes(PIECE)) {
            append(upload, at, piece);
            at += piece.length;
        }
        return get(person, id);
    }

    /** Reads what is here already, and no more of it at once than a piece. */
    private static void passBy(InputStream part, long count) throws IOException {
        long left = count;
        int read = 1;
        while (left > 0 && read > 0) {
            read = part.readNBytes((int) Math.min(left, PIECE)).length;
            left -= read;
        }
    }

    private void append(Upload upload, long position, byte[] plain) {
        UUID id = UUID.randomUUID();
        byte[] sealed = vault.sealBytes(CONTENT, upload.organization(), id, plain);
        UploadRows.Piece piece = new UploadRows.Piece(id, position, sealed);
        boolean followed =
                OrganizationScope.within(upload.organization(), () -> rows.append(upload, piece, plain.length));
        if (!followed) {
            throw outOfOrder(upload);
        }
    }

    private static ProblemException outOfOrder(Upload upload) {
        return ProblemException.of(
                        ProblemKind.CONFLICT,
                        "Parts come one after the other and end at the size. Ask how much is here, and go on from there.")
                .about("Content-Range")
                .with(Map.of("received", upload.received(), "size", upload.size()));
    }

    /** Returns what a complete upload holds; fails with 404 where there is none, 409 where parts are missing. */
    public UploadSource source(Person person, String id) {
        Upload upload = get(person, id);
        if (!upload.isComplete()) {
            throw outOfOrder(upload);
        }
        return UploadSource.stored(upload, position -> new UploadStream(this, upload, position));
    }

    /** Returns the bytes from a position on, as far as one piece holds them; none at the end. */
    byte[] read(Upload upload, long position) throws IOException {
        if (position >= upload.size()) {
            return new byte[0];
        }
        UploadRows.Piece piece = OrganizationScope.within(
                        upload.organization(), () -> rows.pieceAt(upload.id(), position))
                .orElseThrow(() -> new IOException("The upload is no longer here"));
        byte[] plain = vault.openBytes(CONTENT, upload.organization(), piece.id(), piece.content());
        return Arrays.copyOfRange(plain, (int) (position - piece.position()), plain.length);
    }

    /** Forgets an upload, whole or not; one that is gone is forgotten already. */
    public void remove(Person person, String id) {
        OrganizationScope.run(person.requireOrganization(), () -> rows.remove(person.id(), uuid(id)));
    }

    /** Forgets what ran out, of every organization. */
    public long purge() {
        return rows.purge(clock.instant(), 100);
    }
}
