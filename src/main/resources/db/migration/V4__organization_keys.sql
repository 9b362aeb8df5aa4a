-- One data key for each organization, wrapped by the keyset that the operator holds. The canary is a
-- known text sealed by that keyset: with it a wrong keyset is recognised at start, before it does harm.

CREATE TABLE organization_keys (
    organization_id text        NOT NULL PRIMARY KEY,
    wrapped_key     bytea       NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    rewrapped_at    timestamptz
);

ALTER TABLE organization_keys ENABLE ROW LEVEL SECURITY;
CREATE POLICY organization_keys_of_organization ON organization_keys
    USING (organization_id = nullif(current_setting('app.organization_id', true), ''));
GRANT SELECT, INSERT, UPDATE, DELETE ON organization_keys TO ${applicationRole};

CREATE TABLE vault_canary (
    id         integer     PRIMARY KEY CHECK (id = 1),
    canary     bytea       NOT NULL,
    key_id     bigint      NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE ON vault_canary TO ${applicationRole};
