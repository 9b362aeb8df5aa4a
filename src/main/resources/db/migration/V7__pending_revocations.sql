-- What is still to be revoked at a provider. Written in the transaction that cuts the integration, so
-- that a crash loses nothing; worked off at once and, where that fails, again later.

CREATE TABLE pending_revocations (
    organization_id  text        NOT NULL,
    id               uuid        NOT NULL,
    integration_id   uuid        NOT NULL,
    user_id          text        NOT NULL,
    integration_type text        NOT NULL,
    provider         text        NOT NULL,
    client_id        text,
    external_id      text,
    access_token     bytea,
    refresh_token    bytea,
    tokens_sealed    boolean     NOT NULL DEFAULT true,
    token_expiry     timestamptz,
    created_at       timestamptz NOT NULL,
    attempts         integer     NOT NULL DEFAULT 0,
    next_attempt_at  timestamptz NOT NULL,
    lease_id         uuid,
    last_error_code  text,
    PRIMARY KEY (organization_id, id),
    CONSTRAINT pending_revocations_token CHECK (access_token IS NOT NULL OR refresh_token IS NOT NULL)
);
CREATE INDEX pending_revocations_due ON pending_revocations (next_attempt_at);
CREATE INDEX pending_revocations_grant ON pending_revocations (provider, client_id, external_id);

ALTER TABLE pending_revocations ENABLE ROW LEVEL SECURITY;
CREATE POLICY pending_revocations_of_organization ON pending_revocations
    USING (organization_id = nullif(current_setting('app.organization_id', true), ''));
GRANT SELECT, INSERT, UPDATE, DELETE ON pending_revocations TO ${applicationRole};
