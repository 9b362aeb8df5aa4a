-- One row for each user and integration type: the connection, its sealed tokens and its state.
-- Status, connection, tokens and refresh_at move only together; the checks below hold what the
-- entity promises even against a hand that writes SQL.

CREATE TABLE integrations (
    organization_id       text        NOT NULL,
    id                    uuid        NOT NULL,
    user_id               text        NOT NULL,
    integration_type      text        NOT NULL,
    provider              text        NOT NULL,
    client_id             text,
    is_connected          boolean     NOT NULL,
    status                text        NOT NULL,
    connected_at          timestamptz,
    last_used_at          timestamptz,

    -- The grant: what the provider gave. tokens_sealed says whether the two tokens are ciphertext.
    access_token          bytea,
    refresh_token         bytea,
    tokens_sealed         boolean     NOT NULL DEFAULT true,
    token_issued_at       timestamptz,
    token_expiry          timestamptz,
    refresh_token_expiry  timestamptz,
    scope                 text[]      NOT NULL DEFAULT '{}',
    requested_scope       text[]      NOT NULL DEFAULT '{}',
    grant_generation      bigint      NOT NULL DEFAULT 0,

    -- The account at the provider; external_id is its key, the rest may change there at any time.
    external_id           text,
    external_username     text,
    external_email        text,
    external_name         text,
    external_avatar_url   text,

    -- Failures in a row. authentication_error_count is the part of error_count that a good API answer clears.
    error_count                integer NOT NULL DEFAULT 0,
    authentication_error_count integer NOT NULL DEFAULT 0,
    last_error                 text,
    last_error_code            text,
    last_error_at              timestamptz,

    -- When the row is next due, or, while lease_id is set, when the lease of its refresh ends.
    -- rotation_uncertain: a provider that rotates refresh tokens may have consumed the stored one unheard.
    refresh_at            timestamptz,
    lease_id              uuid,
    rotation_uncertain    boolean     NOT NULL DEFAULT false,

    settings              jsonb       NOT NULL DEFAULT '{}',
    metadata              jsonb       NOT NULL DEFAULT '{}',
    created_at            timestamptz NOT NULL,
    updated_at            timestamptz NOT NULL,
    version               integer     NOT NULL DEFAULT 0,

    PRIMARY KEY (organization_id, id),
    CONSTRAINT integrations_one_per_user_and_type UNIQUE (organization_id, user_id, integration_type),
    CONSTRAINT integrations_status CHECK (status IN ('active', 'expired', 'revoked', 'error')),
    CONSTRAINT integrations_connected_has_token CHECK (is_connected = (access_token IS NOT NULL)),
    CONSTRAINT integrations_connected_since CHECK (is_connected = (connected_at IS NOT NULL)),
    CONSTRAINT integrations_revoked_is_cut CHECK (is_connected = (status <> 'revoked')),
    CONSTRAINT integrations_refresh_token_with_access_token CHECK (refresh_token IS NULL OR access_token IS NOT NULL),
    CONSTRAINT integrations_due_can_refresh
        CHECK (refresh_at IS NULL OR (refresh_token IS NOT NULL AND status IN ('active', 'error'))),
    CONSTRAINT integrations_lease_has_end CHECK (lease_id IS NULL OR refresh_at IS NOT NULL),
    CONSTRAINT integrations_counts CHECK (error_count >= authentication_error_count AND authentication_error_count >= 0)
);

-- The claim reads due rows of one provider from this index and touches nothing else.
CREATE INDEX integrations_due ON integrations (provider, refresh_at) WHERE refresh_at IS NOT NULL;
-- Who else uses a grant: counted over all organizations before a revocation that would kill them all.
CREATE INDEX integrations_grant ON integrations (provider, client_id, external_id) WHERE is_connected;
-- The sweep over tokens that run out with nothing to refresh them.
CREATE INDEX integrations_running_out ON integrations (token_expiry) WHERE refresh_token IS NULL AND status = 'active';
-- The sweep over rows that lost their user; also a person's rows whatever the organization.
CREATE INDEX integrations_user ON integrations (user_id);

ALTER TABLE integrations ENABLE ROW LEVEL SECURITY;
CREATE POLICY integrations_of_organization ON integrations
    USING (organization_id = nullif(current_setting('app.organization_id', true), ''));
GRANT SELECT, INSERT, UPDATE, DELETE ON integrations TO ${applicationRole};
