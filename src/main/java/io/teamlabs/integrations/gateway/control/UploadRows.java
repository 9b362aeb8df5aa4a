package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.gateway.entity.Upload;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Uploads and their pieces, of the organization that the thread works for; all in short transactions of their own. */
@ApplicationScoped
public class UploadRows {

    @PersistenceContext
    EntityManager entityManager;

    /** A piece as it is stored; the content is sealed. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares pieces
    record Piece(UUID id, long position, byte[] content) {}

    @Transactional
    public void add(Upload upload, Instant now) {
        entityManager
                .createNativeQuery("insert into uploads (organization_id, id, user_id, media_type, size, received,"
                        + " created_at, expires_at) values (:organization, :id, :user, :type, :size, 0, :now, :expiry)")
                .setParameter("organization", upload.organization().value())
                .setParameter("id", upload.id())
                .setParameter("user", upload.user().value())
                .setParameter("type", upload.mediaType())
                .setParameter("size", upload.size())
                .setParameter("now", now)
                .setParameter("expiry", upload.expiresAt())
                .executeUpdate();
    }

    @Transactional
    public Optional<Upload> find(UserId user, UUID id) {
        return first(entityManager
                        .createNativeQuery(
                                "select organization_id, id, user_id, media_type, size, received, expires_at from uploads"
                                        + " where id = :id and user_id = :user",
                                Tuple.class)
                        .setParameter("id", id)
                        .setParameter("user", user.value())
                        .getResultList())
                .map(UploadRows::upload);
    }

    private static Optional<Tuple> first(List<?> rows) {
        return rows.stream().map(Tuple.class::cast).findFirst();
    }

    private static Upload upload(Tuple row) {
        return new Upload(
                new OrganizationId(row.get(0, String.class)),
                row.get(1, UUID.class),
                new UserId(row.get(2, String.class)),
                row.get(3, String.class),
                row.get(4, Long.class),
                row.get(5, Long.class),
                row.get(6, Instant.class));
    }

    @Transactional
    public long count(UserId user) {
        Object count = entityManager
                .createNativeQuery("select count(*) from uploads where user_id = :user", Long.class)
                .setParameter("user", user.value())
                .getSingleResult();
        return ((Number) count).longValue();
    }

    /** Adds a piece where it follows what is here; returns whether it did, or whether somebody else was faster. */
    @Transactional
    public boolean append(Upload upload, Piece piece, int length) {
        int moved = entityManager
                .createNativeQuery("update uploads set received = received + :length"
                        + " where id = :id and received = :position and received + :length <= size")
                .setParameter("length", length)
                .setParameter("id", upload.id())
                .setParameter("position", piece.position())
                .executeUpdate();
        if (moved == 1) {
            entityManager
                    .createNativeQuery("insert into upload_pieces (organization_id, upload_id, position, id, length,"
                            + " content) values (:organization, :upload, :position, :id, :length, :content)")
                    .setParameter("organization", upload.organization().value())
                    .setParameter("upload", upload.id())
                    .setParameter("position", piece.position())
                    .setParameter("id", piece.id())
                    .setParameter("length", length)
                    .setParameter("content", piece.content())
                    .executeUpdate();
        }
        return moved == 1;
    }

    /** Returns the piece that holds a position; empty at the end, and where the upload is gone. */
    @Transactional
    public Optional<Piece> pieceAt(UUID upload, long position) {
        return first(entityManager
                        .createNativeQuery(
                                "select id, position, content from upload_pieces where upload_id = :upload"
                                        + " and position <= :position and position + length > :position",
                                Tuple.class)
                        .setParameter("upload", upload)
                        .setParameter("position", position)
                        .getResultList())
                .map(UploadRows::piece);
    }

    private static Piece piece(Tuple row) {
        return new Piece(row.get(0, UUID.class), row.get(1, Long.class), row.get(2, byte[].class));
    }

    @Transactional
    public void remove(UserId user, UUID id) {
        entityManager
                .createNativeQuery("delete from uploads where id = :id and user_id = :user")
                .setParameter("id", id)
                .setParameter("user", user.value())
                .executeUpdate();
    }

    /** Deletes a batch of uploads of whatever organization that ran out before that; returns how many. */
    @Transactional
    public long purge(Instant before, int limit) {
        Object count = entityManager
                .createNativeQuery("select purge_uploads(:before, :limit)", Long.class)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getSingleResult();
        return ((Number) count).longValue();
    }
}
