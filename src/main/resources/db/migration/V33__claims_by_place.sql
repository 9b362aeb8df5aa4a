-- The claim at its limits. Its cost must follow from the batch alone, whatever the table's size and whatever the planner
-- believes of a limit that it does not know: joined by key, ten million rows were reason enough for it to read them all.
-- So the rows that were locked are found again by their place, for which there is one plan only. A row that moved between
-- the statement's snapshot and its lock is left to the next claim.
CREATE OR REPLACE FUNCTION claim_due_refreshes(p_provider text, p_limit integer, p_lease uuid, p_lease_seconds integer)
RETURNS SETOF integrations
LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    UPDATE integrations AS claimed
       SET refresh_at = now() + make_interval(secs => p_lease_seconds),
           rotation_uncertain = claimed.rotation_uncertain OR claimed.lease_id IS NOT NULL,
           lease_id = p_lease
     WHERE claimed.ctid = ANY (ARRAY(
               SELECT due.ctid
                 FROM integrations AS due
                WHERE due.provider = p_provider AND due.refresh_at <= now()
                ORDER BY due.refresh_at
                LIMIT p_limit
                  FOR UPDATE SKIP LOCKED))
    RETURNING claimed.*
$$;

-- Claims and completions move refresh_at, so dead entries gather at the head of the index that every claim reads from.
-- The usual fifth of the table would be millions of them.
ALTER TABLE integrations SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.05);
