-- What a migration copies is plaintext until the service has sealed it; tokens_sealed says which rows are. A batch is
-- claimed, sealed and written in one transaction: a node that dies leaves its rows as they were, and others skip them
-- meanwhile. Sealing changes no token, so it raises no generation; what was replaced since the claim stays as it is.

CREATE INDEX integrations_unsealed ON integrations (organization_id, id) WHERE NOT tokens_sealed;

-- Rows whose grant has another generation than the old columns were last in step with, or that know nothing of them, are
-- few: what people connected themselves, and what was refreshed since.
CREATE INDEX integrations_not_in_old_columns ON integrations (organization_id, id)
 WHERE integration_type IN ('github', 'google_calendar')
   AND (metadata #>> '{legacy,generation}') IS DISTINCT FROM grant_generation::text;

-- The planner's statistics would keep samples of plaintext tokens in pg_statistic, and have no use for any of them.
ALTER TABLE integrations ALTER COLUMN access_token SET STATISTICS 0, ALTER COLUMN refresh_token SET STATISTICS 0;

-- Those after a row by its key: who goes on from there need not pass over the index entries of what is sealed already.
CREATE FUNCTION claim_unsealed_tokens(p_after_organization text, p_after_id uuid, p_limit integer)
RETURNS TABLE (organization_id text, id uuid, grant_generation bigint, access_token bytea, refresh_token bytea)
LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    SELECT copied.organization_id, copied.id, copied.grant_generation, copied.access_token, copied.refresh_token
      FROM integrations AS copied
     WHERE NOT copied.tokens_sealed
       AND (copied.organization_id, copied.id) > (p_after_organization, p_after_id)
     ORDER BY copied.organization_id, copied.id
     LIMIT p_limit
       FOR NO KEY UPDATE SKIP LOCKED
$$;

-- When copied tokens were sealed, a line for each batch, so that nodes do not wait for each other: a proof that began
-- before the last of them does not know it.
CREATE TABLE legacy_sealing (
    sealed_at timestamptz NOT NULL,
    rows      bigint      NOT NULL
);

-- The arrays stand side by side, one place for each row.
CREATE FUNCTION seal_tokens(
    p_organizations text[], p_ids uuid[], p_generations bigint[], p_access_tokens bytea[], p_refresh_tokens bytea[])
RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    WITH sealed AS (
        UPDATE integrations AS copied
           SET access_token = result.access_token, refresh_token = result.refresh_token, tokens_sealed = true
          FROM unnest(p_organizations, p_ids, p_generations, p_access_tokens, p_refresh_tokens)
               AS result (organization_id, id, generation, access_token, refresh_token)
         WHERE copied.organization_id = result.organization_id AND copied.id = result.id
           AND copied.grant_generation = result.generation AND NOT copied.tokens_sealed
        RETURNING 1),
    total AS (SELECT count(*) AS rows FROM sealed),
    marked AS (
        INSERT INTO legacy_sealing (sealed_at, rows) SELECT clock_timestamp(), rows FROM total WHERE rows > 0)
    SELECT rows FROM total
$$;

CREATE FUNCTION count_unsealed_tokens(OUT unsealed bigint, OUT sealed bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    SELECT (SELECT count(*) FROM integrations WHERE NOT tokens_sealed),
           coalesce((SELECT sum(rows) FROM legacy_sealing), 0)::bigint
$$;

REVOKE EXECUTE ON FUNCTION
    claim_unsealed_tokens(text, uuid, integer),
    seal_tokens(text[], uuid[], bigint[], bytea[], bytea[]),
    count_unsealed_tokens()
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    claim_unsealed_tokens(text, uuid, integer),
    seal_tokens(text[], uuid[], bigint[], bytea[], bytea[]),
    count_unsealed_tokens()
TO ${applicationRole};
