-- Bodies larger than a stock server takes of one request come in parts, on whatever node, and go on to the
-- provider from here. Sealed, as they are people's files. Unlogged: they are copies that live for hours, and
-- a crash of the database costs no more than an upload begun anew.

CREATE UNLOGGED TABLE uploads (
    organization_id text        NOT NULL,
    id              uuid        NOT NULL,
    user_id         text        NOT NULL,
    media_type      text        NOT NULL,
    size            bigint      NOT NULL,
    received        bigint      NOT NULL,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    PRIMARY KEY (organization_id, id),
    CONSTRAINT uploads_received CHECK (received BETWEEN 0 AND size)
);
CREATE INDEX uploads_age ON uploads (expires_at);
CREATE INDEX uploads_person ON uploads (organization_id, user_id);

CREATE UNLOGGED TABLE upload_pieces (
    organization_id text   NOT NULL,
    upload_id       uuid   NOT NULL,
    position        bigint NOT NULL,
    id              uuid   NOT NULL,
    length          int    NOT NULL,
    content         bytea  NOT NULL,
    PRIMARY KEY (organization_id, upload_id, position),
    FOREIGN KEY (organization_id, upload_id) REFERENCES uploads ON DELETE CASCADE
);
-- Ciphertext does not compress.
ALTER TABLE upload_pieces ALTER COLUMN content SET STORAGE EXTERNAL;

ALTER TABLE uploads ENABLE ROW LEVEL SECURITY;
CREATE POLICY uploads_of_organization ON uploads
    USING (organization_id = nullif(current_setting('app.organization_id', true), ''));
ALTER TABLE upload_pieces ENABLE ROW LEVEL SECURITY;
CREATE POLICY upload_pieces_of_organization ON upload_pieces
    USING (organization_id = nullif(current_setting('app.organization_id', true), ''));
GRANT SELECT, INSERT, UPDATE, DELETE ON uploads, upload_pieces TO ${applicationRole};

CREATE FUNCTION purge_uploads(p_before timestamptz, p_limit integer)
RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    WITH purged AS (
        DELETE FROM uploads
         WHERE (organization_id, id) IN
               (SELECT organization_id, id FROM uploads WHERE expires_at < p_before ORDER BY expires_at LIMIT p_limit)
        RETURNING 1)
    SELECT count(*) FROM purged
$$;

REVOKE EXECUTE ON FUNCTION purge_uploads(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purge_uploads(timestamptz, integer) TO ${applicationRole};
