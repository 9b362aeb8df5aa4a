-- A connection that somebody began. The start address and the state are stored only as SHA-256, the
-- PKCE verifier sealed. Rows outlive their ten minutes for a day, so that a late browser is told why.

CREATE TABLE pending_authorizations (
    organization_id  text        NOT NULL,
    id               uuid        NOT NULL,
    user_id          text        NOT NULL,
    integration_type text        NOT NULL,
    provider         text        NOT NULL,
    client_id        text        NOT NULL,
    began_with       text        NOT NULL,
    redirect_uri     text        NOT NULL,
    return_url       text,
    requested_scope  text[]      NOT NULL,
    begun_by_kind    text        NOT NULL,
    begun_by         text,
    start_hash       bytea,
    browser_hash     bytea,
    state_hash       bytea,
    code_verifier    bytea,
    created_at       timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    started_at       timestamptz,
    consumed_at      timestamptz,
    PRIMARY KEY (organization_id, id),
    CONSTRAINT pending_authorizations_began CHECK (began_with IN ('v1', 'old-github', 'old-google')),
    CONSTRAINT pending_authorizations_started CHECK ((started_at IS NULL) = (state_hash IS NULL))
);
CREATE UNIQUE INDEX pending_authorizations_start ON pending_authorizations (start_hash) WHERE start_hash IS NOT NULL;
CREATE UNIQUE INDEX pending_authorizations_state ON pending_authorizations (state_hash) WHERE state_hash IS NOT NULL;
CREATE INDEX pending_authorizations_age ON pending_authorizations (expires_at);

ALTER TABLE pending_authorizations ENABLE ROW LEVEL SECURITY;
CREATE POLICY pending_authorizations_of_organization ON pending_authorizations
    USING (organization_id = nullif(current_setting('app.organization_id', true), ''));
GRANT SELECT, INSERT, UPDATE, DELETE ON pending_authorizations TO ${applicationRole};
