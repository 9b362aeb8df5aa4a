-- When tokens were last read, many rows of many organizations in one statement. Usage is no change: neither the version
-- nor updated_at moves, and no writer is disturbed. A row that somebody holds is left out rather than waited for, as two
-- who lock many rows in different orders would wait for each other; it is answered, to be tried again.
CREATE FUNCTION write_last_uses(p_organizations text[], p_ids uuid[], p_times timestamptz[])
RETURNS SETOF uuid
LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    WITH used AS (
        SELECT * FROM unnest(p_organizations, p_ids, p_times) AS used (organization_id, id, at)),
    held AS (
        SELECT row.organization_id, row.id, used.at
          FROM used JOIN integrations AS row ON row.organization_id = used.organization_id AND row.id = used.id
         WHERE row.last_used_at IS NULL OR row.last_used_at < used.at
           FOR NO KEY UPDATE OF row SKIP LOCKED),
    written AS (
        UPDATE integrations AS row
           SET last_used_at = held.at
          FROM held
         WHERE row.organization_id = held.organization_id AND row.id = held.id
        RETURNING row.id)
    SELECT used.id
      FROM used JOIN integrations AS row ON row.organization_id = used.organization_id AND row.id = used.id
     WHERE (row.last_used_at IS NULL OR row.last_used_at < used.at)
       AND NOT EXISTS (SELECT 1 FROM written WHERE written.id = used.id)
$$;

REVOKE EXECUTE ON FUNCTION write_last_uses(text[], uuid[], timestamptz[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION write_last_uses(text[], uuid[], timestamptz[]) TO ${applicationRole};
