-- The proof: old columns against rows, by counts and by digests, each difference by name; and, asked for by an operator,
-- the sealed tokens themselves, which only the service can open. What was refreshed or connected anew since is no
-- difference: its generation has moved on from the one that the old columns were carried over with.

CREATE VIEW legacy_comparison AS
SELECT old.user_id, old.integration_type, old.kind, old.is_connected AS was_connected,
       held.organization_id, held.id, held.is_connected, held.tokens_sealed,
       held.grant_generation IS DISTINCT FROM (known.legacy ->> 'generation')::bigint AS moved_on,
       signed.signed_off_at IS NOT NULL AS signed_off,
       CASE
         WHEN signed.signed_off_at IS NOT NULL THEN NULL
         WHEN old.kind IN ('no_organization', 'key_not_supported')
         THEN CASE WHEN coalesce(old.old_grant ->> 'accessTokenSha256', old.old_grant ->> 'refreshTokenSha256') IS NOT NULL
                   THEN old.kind END
         WHEN held.id IS NULL THEN 'not_copied'
         WHEN known.legacy IS NULL THEN 'not_accounted_for'
         WHEN NOT known.legacy @> old.old_grant THEN 'tokens_changed_since'
         WHEN NOT known.legacy @> old.old_account THEN 'account_changed_since'
         WHEN held.grant_generation <> (known.legacy ->> 'generation')::bigint THEN NULL
         WHEN held.is_connected <> old.is_connected THEN 'state_differs'
         WHEN NOT held.tokens_sealed
          AND (legacy_digest(held.integration_type || '_access_token', held.user_id,
                             convert_from(held.access_token, 'UTF8')) <> old.old_grant ->> 'accessTokenSha256'
               OR legacy_digest(held.integration_type || '_refresh_token', held.user_id,
                                convert_from(held.refresh_token, 'UTF8'))
                  IS DISTINCT FROM old.old_grant ->> 'refreshTokenSha256') THEN 'token_differs'
         WHEN old.kind = 'token_without_connection' THEN 'token_without_connection'
       END AS difference
  FROM legacy_rows AS old
  LEFT JOIN integrations AS held
    ON held.organization_id = old.organization_id AND held.user_id = old.user_id
   AND held.integration_type = old.integration_type
 CROSS JOIN LATERAL (SELECT held.metadata -> 'legacy' AS legacy) AS known
  LEFT JOIN legacy_report AS signed
    ON signed.user_id = old.user_id AND signed.integration_type = old.integration_type
   AND signed.finding = old.kind AND signed.signed_off_at IS NOT NULL
 WHERE old.kind IS NOT NULL;

CREATE VIEW legacy_differences AS
SELECT user_id, integration_type, difference
  FROM legacy_comparison
 WHERE difference IS NOT NULL;

CREATE VIEW legacy_counts AS
SELECT integration_type,
       count(*) AS in_old_columns,
       count(*) FILTER (WHERE was_connected) AS connected_in_old_columns,
       count(id) AS in_integrations,
       count(*) FILTER (WHERE is_connected) AS connected_in_integrations,
       count(*) FILTER (WHERE id IS NOT NULL AND moved_on) AS refreshed_or_reconnected,
       count(*) FILTER (WHERE is_connected AND NOT tokens_sealed) AS not_sealed_yet,
       count(*) FILTER (WHERE signed_off) AS signed_off,
       count(difference) AS differences
  FROM legacy_comparison
 GROUP BY integration_type
 ORDER BY integration_type;

-- Runs of the service over the sealed tokens, at most one at a time. A run remembers how far it came, so that it goes on
-- after a kill; what it found stays.
CREATE TABLE legacy_proofs (
    id                bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asked_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at          timestamptz,
    last_organization text        NOT NULL DEFAULT '',
    last_id           uuid        NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    checked           bigint      NOT NULL DEFAULT 0,
    differing         bigint      NOT NULL DEFAULT 0,
    counts            jsonb,
    may_clean_up      boolean,
    verdict           text
);
CREATE UNIQUE INDEX legacy_proofs_one_at_a_time ON legacy_proofs ((true)) WHERE ended_at IS NULL;

CREATE TABLE legacy_proof_differences (
    proof            bigint NOT NULL REFERENCES legacy_proofs (id) ON DELETE CASCADE,
    user_id          text   NOT NULL,
    integration_type text   NOT NULL,
    difference       text   NOT NULL,
    PRIMARY KEY (proof, user_id, integration_type, difference)
);

-- What stands between now and clean-up, one line for each reason; nothing where nothing does.
CREATE VIEW legacy_obstacles AS
SELECT count(*) || ' differences: ' || difference AS obstacle
  FROM legacy_differences
 GROUP BY difference
UNION ALL
SELECT count(*) || ' rows hold tokens that are not sealed yet'
  FROM integrations WHERE NOT tokens_sealed HAVING count(*) > 0
UNION ALL
SELECT count(*) || ' changes of the old application are not carried over yet'
  FROM legacy_report WHERE finding = 'not_carried_over' AND settled_at IS NULL HAVING count(*) > 0
UNION ALL
SELECT CASE
         WHEN proof.id IS NULL THEN 'the service has not compared the tokens themselves yet'
         WHEN proof.differing > 0 THEN proof.differing || ' sealed tokens are not those of the old columns'
         ELSE 'tokens were sealed since the service compared them'
       END || ' (POST /api/v1/operations/legacy/proof)'
  FROM (SELECT max(id) AS id FROM legacy_proofs WHERE ended_at IS NOT NULL) AS last
  LEFT JOIN legacy_proofs AS proof ON proof.id = last.id
  LEFT JOIN (SELECT max(sealed_at) AS last_sealed_at FROM legacy_sealing) AS sealing ON true
 WHERE EXISTS (SELECT 1 FROM legacy_connections WHERE kind IN ('connected', 'refresh_token_only'))
   AND (proof.id IS NULL OR proof.differing > 0 OR proof.asked_at < sealing.last_sealed_at);

CREATE VIEW legacy_verdict AS
SELECT count(*) = 0 AS may_clean_up,
       coalesce('Clean-up may not go on: ' || string_agg(obstacle, '; '),
                'Clean-up may go on: all that the old columns hold is in integrations or accounted for.') AS verdict
  FROM legacy_obstacles;

CREATE FUNCTION legacy_ask_proof() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    INSERT INTO legacy_proofs DEFAULT VALUES ON CONFLICT DO NOTHING;
    SELECT id FROM legacy_proofs WHERE ended_at IS NULL;
$$;

-- The run under way, locked for the transaction: of several nodes one goes on with it.
CREATE FUNCTION legacy_claim_proof() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    SELECT id FROM legacy_proofs WHERE ended_at IS NULL FOR UPDATE SKIP LOCKED
$$;

-- The next rows of a run, by their key. The planner takes the comparison of generations to keep next to none, and would read
-- and sort the whole table for each batch; without these two ways it walks the key's index from where the run has come to.
CREATE FUNCTION legacy_find_to_prove(p_proof bigint, p_limit integer)
RETURNS TABLE (
    organization_id text, id uuid, user_id text, integration_type text, access_token bytea, refresh_token bytea,
    access_token_sha256 text, refresh_token_sha256 text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
SET enable_seqscan = off SET enable_sort = off SET max_parallel_workers_per_gather = 0
AS $$
    SELECT held.organization_id, held.id, held.user_id, held.integration_type, held.access_token, held.refresh_token,
           held.metadata #>> '{legacy,accessTokenSha256}', held.metadata #>> '{legacy,refreshTokenSha256}'
      FROM integrations AS held
     WHERE held.is_connected AND held.tokens_sealed
       AND (held.organization_id, held.id) > (
               (SELECT last_organization FROM legacy_proofs WHERE legacy_proofs.id = p_proof),
               (SELECT last_id FROM legacy_proofs WHERE legacy_proofs.id = p_proof))
       AND (held.metadata #>> '{legacy,generation}')::bigint = held.grant_generation
     ORDER BY held.organization_id, held.id
     LIMIT p_limit
$$;

-- What a batch of a run found, and how far it came.
CREATE FUNCTION legacy_note_proof(
    p_proof bigint, p_organization text, p_id uuid, p_checked integer, p_users text[], p_types text[], p_differences text[])
RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    INSERT INTO legacy_proof_differences (proof, user_id, integration_type, difference)
    SELECT p_proof, found.user_id, found.integration_type, found.difference
      FROM unnest(p_users, p_types, p_differences) AS found (user_id, integration_type, difference)
    ON CONFLICT DO NOTHING;
    UPDATE legacy_proofs
       SET last_organization = p_organization, last_id = p_id, checked = checked + p_checked,
           differing = differing + cardinality(p_users)
     WHERE id = p_proof
$$;

-- Ends a run: compares the old columns once more, and writes down the verdict of that moment.
CREATE FUNCTION legacy_end_proof(p_proof bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
BEGIN
    INSERT INTO legacy_proof_differences (proof, user_id, integration_type, difference)
    SELECT p_proof, user_id, integration_type, difference FROM legacy_differences
    ON CONFLICT DO NOTHING;
    UPDATE legacy_proofs SET ended_at = clock_timestamp() WHERE id = p_proof;
    UPDATE legacy_proofs
       SET counts = (SELECT jsonb_agg(to_jsonb(counted)) FROM legacy_counts AS counted),
           may_clean_up = now_.may_clean_up, verdict = now_.verdict
      FROM legacy_verdict AS now_
     WHERE id = p_proof;
    DELETE FROM legacy_proofs WHERE id <= p_proof - 10;
END $$;

CREATE FUNCTION legacy_last_proof() RETURNS SETOF legacy_proofs
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    SELECT * FROM legacy_proofs ORDER BY id DESC LIMIT 1
$$;

CREATE FUNCTION legacy_list_differences(
    p_proof bigint, p_after_user text, p_after_type text, p_after_difference text, p_limit integer)
RETURNS TABLE (user_id text, integration_type text, difference text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    SELECT found.user_id, found.integration_type, found.difference
      FROM legacy_proof_differences AS found
     WHERE found.proof = p_proof AND (found.user_id, found.integration_type, found.difference) > (p_after_user, p_after_type, p_after_difference)
     ORDER BY found.user_id, found.integration_type, found.difference
     LIMIT p_limit
$$;

-- For the service's page: what the report holds, by finding.
CREATE FUNCTION legacy_summary() RETURNS SETOF legacy_report_summary
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    SELECT * FROM legacy_report_summary
$$;

REVOKE EXECUTE ON FUNCTION
    legacy_ask_proof(), legacy_claim_proof(), legacy_find_to_prove(bigint, integer),
    legacy_note_proof(bigint, text, uuid, integer, text[], text[], text[]), legacy_end_proof(bigint),
    legacy_last_proof(), legacy_list_differences(bigint, text, text, text, integer), legacy_summary()
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    legacy_ask_proof(), legacy_claim_proof(), legacy_find_to_prove(bigint, integer),
    legacy_note_proof(bigint, text, uuid, integer, text[], text[], text[]), legacy_end_proof(bigint),
    legacy_last_proof(), legacy_list_differences(bigint, text, text, text, integer), legacy_summary()
TO ${applicationRole};
