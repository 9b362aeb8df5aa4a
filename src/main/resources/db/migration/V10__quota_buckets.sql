-- One row for each quota of a provider that is in use: how full its bucket is, and who waits. All nodes
-- share it. It holds no secret and is read across organizations, so it has no row-level security. A row
-- that is dead says no more than no row. Rows change often, so there is room to do so in place.

CREATE TABLE quota_buckets (
    key text PRIMARY KEY CHECK (length(key) <= 500),
    version bigint NOT NULL,
    state jsonb NOT NULL,
    dead_at timestamptz NOT NULL
) WITH (fillfactor = 50);

GRANT SELECT, INSERT, UPDATE, DELETE ON quota_buckets TO ${applicationRole};
