-- The copy: set-based, by ranges of users' keys, each range its own transaction. A change that the old application makes
-- to a user of the range under way waits for the end of that range, not for the end of the copy. Users are only read.
-- What is there already stays: a row that a person made by connecting, and what a trigger carried over, are newer. Killed
-- in the middle it goes on when it is run again; run twice it changes nothing.

-- Most rows are the normal case with nothing odd about them. For these the mapping of legacy_rows is written out here once
-- more, without its many questions: that halves the time of the copy. A test holds the two against each other.
CREATE OR REPLACE FUNCTION legacy_key_is_good(p users) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN btrim(p.organization_id) <> '' AND char_length(p.organization_id) <= 64 AND char_length(p.id) <= 64
   AND p.id ~ '^[A-Za-z0-9_-]+$';

CREATE OR REPLACE FUNCTION legacy_github_is_plain(p users) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN p.github_connected AND p.github_access_token <> '' AND isfinite(p.github_connected_at) IS NOT FALSE
   AND ('' IN (p.github_user_id, p.github_username, p.github_email, p.github_avatar_url)) IS NOT TRUE
   AND legacy_key_is_good(p);

CREATE OR REPLACE FUNCTION legacy_google_is_plain(p users) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN p.google_calendar_connected AND p.google_calendar_access_token <> ''
   AND isfinite(p.google_calendar_token_expiry) IS NOT FALSE
   AND (p.google_calendar_refresh_token IS NULL
        OR (p.google_calendar_refresh_token <> '' AND p.google_calendar_token_expiry IS NOT NULL))
   AND legacy_key_is_good(p);

CREATE OR REPLACE FUNCTION legacy_has_odd_columns(p users) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (legacy_github_is_plain(p)
        OR (p.github_connected IS NOT TRUE AND p.github_connected_at IS NULL AND coalesce(p.github_access_token,
            p.github_user_id, p.github_username, p.github_email, p.github_avatar_url) IS NULL)) IS NOT TRUE
    OR (legacy_google_is_plain(p)
        OR (p.google_calendar_connected IS NOT TRUE AND p.google_calendar_token_expiry IS NULL
            AND coalesce(p.google_calendar_access_token, p.google_calendar_refresh_token) IS NULL)) IS NOT TRUE;

CREATE OR REPLACE VIEW legacy_plain_rows AS
SELECT person.organization_id, person.id AS user_id, 'github' AS integration_type, 'github' AS provider,
       coalesce(person.github_connected_at, now()) AS connected_at,
       convert_to(person.github_access_token, 'UTF8') AS access_token, NULL::bytea AS refresh_token,
       NULL::timestamptz AS token_expiry, person.github_user_id AS external_id,
       person.github_username AS external_username, person.github_email AS external_email,
       person.github_avatar_url AS external_avatar_url, NULL::timestamptz AS refresh_at,
       jsonb_build_object('legacy', jsonb_build_object(
           'connected', true, 'accessTokenSha256', legacy_digest('github_access_token', person.id, person.github_access_token),
           'externalId', person.github_user_id, 'externalUsername', person.github_username,
           'externalEmail', person.github_email, 'externalAvatarUrl', person.github_avatar_url,
           'connectedAt', person.github_connected_at AT TIME ZONE 'UTC', 'generation', 1, 'copied', true)) AS metadata
  FROM users AS person
 WHERE legacy_github_is_plain(person)
UNION ALL
SELECT person.organization_id, person.id, 'google_calendar', 'google', now(),
       convert_to(person.google_calendar_access_token, 'UTF8'),
       convert_to(person.google_calendar_refresh_token, 'UTF8'), person.google_calendar_token_expiry,
       NULL, NULL, NULL, NULL,
       CASE WHEN person.google_calendar_refresh_token IS NOT NULL
            THEN legacy_refresh_at(person.google_calendar_token_expiry) END,
       jsonb_build_object('legacy', jsonb_build_object(
           'connected', true, 'accessTokenSha256', legacy_digest('google_calendar_access_token', person.id, person.google_calendar_access_token),
           'refreshTokenSha256', legacy_digest('google_calendar_refresh_token', person.id, person.google_calendar_refresh_token),
           'tokenExpiry', person.google_calendar_token_expiry AT TIME ZONE 'UTC', 'generation', 1, 'copied', true))
  FROM users AS person
 WHERE legacy_google_is_plain(person);

CREATE OR REPLACE PROCEDURE legacy_copy(p_batch integer)
LANGUAGE plpgsql
AS $$
DECLARE
    reached text := '';
    range_end text;
    odd text[];
    newer text[];
    copied bigint;
    total bigint := 0;
BEGIN
    LOOP
        SELECT max(id) INTO range_end
          FROM (SELECT id FROM users WHERE id > reached ORDER BY id LIMIT p_batch) AS batch;
        EXIT WHEN range_end IS NULL;

        INSERT INTO integrations (
            organization_id, id, user_id, integration_type, provider, is_connected, status, connected_at, access_token,
            refresh_token, tokens_sealed, token_expiry, grant_generation, external_id, external_username,
            external_email, external_avatar_url, refresh_at, metadata, created_at, updated_at)
        SELECT organization_id, gen_random_uuid(), user_id, integration_type, provider, true, 'active', connected_at,
               access_token, refresh_token, false, token_expiry, 1, external_id, external_username, external_email,
               external_avatar_url, refresh_at, metadata, now(), now()
          FROM legacy_plain_rows
         WHERE user_id > reached AND user_id <= range_end
        ON CONFLICT (organization_id, user_id, integration_type) DO NOTHING;
        GET DIAGNOSTICS copied = ROW_COUNT;
        total := total + copied;

        odd := ARRAY(SELECT id FROM users AS person
                      WHERE id > reached AND id <= range_end AND legacy_has_odd_columns(person));
        -- One reading of the range serves rows and report.
        WITH old AS MATERIALIZED (
            SELECT * FROM legacy_rows WHERE user_id = ANY (odd) AND kind IS NOT NULL),
        written AS (
            INSERT INTO integrations (
                organization_id, id, user_id, integration_type, provider, is_connected, status, connected_at,
                access_token, refresh_token, tokens_sealed, token_expiry, grant_generation, external_id,
                external_username, external_email, external_avatar_url, last_error, last_error_code, last_error_at,
                refresh_at, metadata, created_at, updated_at)
            SELECT organization_id, gen_random_uuid(), user_id, integration_type, provider, is_connected, status,
                   connected_at, access_token, refresh_token, tokens_sealed, token_expiry, 1, external_id,
                   external_username, external_email, external_avatar_url, last_error, last_error_code, last_error_at,
                   refresh_at, metadata, now(), now()
              FROM old
             WHERE kind NOT IN ('no_organization', 'key_not_supported')
            ON CONFLICT (organization_id, user_id, integration_type) DO NOTHING
            RETURNING 1),
        reported AS (
            INSERT INTO legacy_report (user_id, integration_type, finding, outcome)
            SELECT user_id, integration_type, found.finding, legacy_outcome(found.finding)
              FROM old
             CROSS JOIN LATERAL (VALUES (kind), (CASE WHEN has_empty_text THEN 'empty_text' END)) AS found (finding)
             WHERE (kind <> 'connected' OR has_empty_text) AND found.finding <> 'connected'
            ON CONFLICT DO NOTHING)
        SELECT total + count(*) INTO total FROM written;

        COMMIT;
        reached := range_end;
    END LOOP;

    -- Somebody was there before: their row keeps the old account and digests, and the report names them.
    newer := ARRAY(SELECT user_id FROM integrations
                    WHERE integration_type IN ('github', 'google_calendar')
                      AND (metadata #>> '{legacy,generation}') IS DISTINCT FROM grant_generation::text
                      AND metadata -> 'legacy' IS NULL);
    WITH noted AS (
        UPDATE integrations AS held
           SET metadata = held.metadata || legacy_metadata(old.old_grant, old.old_account, 0, false)
          FROM legacy_rows AS old
         WHERE old.user_id = ANY (newer) AND old.kind IS NOT NULL
           AND held.organization_id = old.organization_id AND held.user_id = old.user_id
           AND held.integration_type = old.integration_type AND held.metadata -> 'legacy' IS NULL
        RETURNING held.user_id, held.integration_type)
    INSERT INTO legacy_report (user_id, integration_type, finding, outcome)
    SELECT user_id, integration_type, 'already_connected', legacy_outcome('already_connected') FROM noted
    ON CONFLICT DO NOTHING;
    COMMIT;
    RAISE NOTICE 'Copied % connections; legacy_report_summary tells what was found odd', total;
END $$;
REVOKE EXECUTE ON PROCEDURE legacy_copy(integer) FROM PUBLIC;

-- Each range is planned for its own bounds: a plan for any bounds might read the whole table each time.
SET plan_cache_mode = force_custom_plan;
CALL legacy_copy(500);
RESET plan_cache_mode;
ANALYZE integrations;
