-- Imports of files that mongoexport wrote: how far each is, what it counted, which lines it keeps and why. A batch's
-- rows and the progress over it are one transaction, so a killed import goes on where it was. No column holds a token:
-- a rejected line is known by its place in the file. Only the owner reads these; the application has no right here.

CREATE TABLE document_imports (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text        NOT NULL,
    collection    text        NOT NULL,
    file_name     text        NOT NULL,
    file_size     bigint      NOT NULL,
    head_digest   bytea       NOT NULL,
    byte_offset   bigint      NOT NULL DEFAULT 0,
    lines         bigint      NOT NULL DEFAULT 0,
    started_at    timestamptz NOT NULL DEFAULT now(),
    progressed_at timestamptz NOT NULL DEFAULT now(),
    finished_at   timestamptz,
    CONSTRAINT document_imports_name UNIQUE (name),
    CONSTRAINT document_imports_collection CHECK (collection IN ('users', 'integrations')),
    CONSTRAINT document_imports_within_file CHECK (byte_offset BETWEEN 0 AND file_size)
);

CREATE TABLE document_import_counts (
    import_id bigint NOT NULL REFERENCES document_imports ON DELETE CASCADE,
    outcome   text   NOT NULL,
    meaning   text   NOT NULL,
    amount    bigint NOT NULL,
    PRIMARY KEY (import_id, outcome)
);

CREATE TABLE document_import_rejects (
    import_id    bigint  NOT NULL REFERENCES document_imports ON DELETE CASCADE,
    line         bigint  NOT NULL,
    byte_offset  bigint  NOT NULL,
    byte_length  bigint  NOT NULL,
    document_id  text,
    reason       text    NOT NULL,
    field        text,
    meaning      text    NOT NULL,
    user_written boolean NOT NULL,
    PRIMARY KEY (import_id, line)
);

-- What each import did, in words; reasons of rejection stand beside what was written.
CREATE VIEW document_import_report AS
SELECT import.name, import.collection, import.lines,
       CASE WHEN import.finished_at IS NULL THEN 'unfinished' ELSE 'finished' END AS state,
       told.outcome, told.meaning, told.amount
  FROM document_imports AS import
  JOIN (SELECT import_id, outcome, meaning, amount FROM document_import_counts
         UNION ALL
        SELECT import_id, 'reason ' || reason, min(meaning), count(*)
          FROM document_import_rejects GROUP BY import_id, reason) AS told ON told.import_id = import.id;
