-- The copy: set-based, by ranges of users' keys, each range its own transaction. A change that the old application makes
-- to a user of the range under way waits for the end of that range, not for the end of the copy. Users are only read.
-- What is there already stays: a row that a person made by connecting, and what a trigger carried over, are newer. Killed
-- in the middle it goes on when it is run again; run twice it changes nothing.

CREATE OR REPLACE PROCEDURE legacy_copy(p_batch integer)
LANGUAGE plpgsql
AS $$
DECLARE
    reached text := '';
    range_end text;
    candidates bigint;
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
            external_email, external_avatar_url, last_error, last_error_code, last_error_at, refresh_at, metadata,
            created_at, updated_at)
        SELECT organization_id, gen_random_uuid(), user_id, integration_type, provider, is_connected, status,
               connected_at, access_token, refresh_token, tokens_sealed, token_expiry, 1, external_id,
               external_username, external_email, external_avatar_url, last_error, last_error_code, last_error_at,
               refresh_at, legacy_metadata(old_grant, old_account, 1, true), now(), now()
          FROM legacy_rows
         WHERE user_id > reached AND user_id <= range_end
           AND kind IS NOT NULL AND kind NOT IN ('no_organization', 'key_not_supported')
        ON CONFLICT (organization_id, user_id, integration_type) DO NOTHING;
        GET DIAGNOSTICS copied = ROW_COUNT;
        total := total + copied;

        INSERT INTO legacy_report (user_id, integration_type, finding, outcome)
        SELECT user_id, integration_type, found.finding, legacy_outcome(found.finding)
          FROM legacy_connections
         CROSS JOIN LATERAL (VALUES (kind), (CASE WHEN has_empty_text THEN 'empty_text' END)) AS found (finding)
         WHERE user_id > reached AND user_id <= range_end AND kind IS NOT NULL AND found.finding <> 'connected'
        ON CONFLICT DO NOTHING;

        -- Somebody was there before: their row keeps the old account and digests, and the report names them.
        SELECT count(*) INTO candidates FROM legacy_connections
         WHERE user_id > reached AND user_id <= range_end
           AND kind IS NOT NULL AND kind NOT IN ('no_organization', 'key_not_supported');
        IF copied < candidates THEN
            WITH newer AS (
                UPDATE integrations AS held
                   SET metadata = held.metadata || legacy_metadata(old.old_grant, old.old_account, 0, false)
                  FROM legacy_rows AS old
                 WHERE old.user_id > reached AND old.user_id <= range_end AND old.kind IS NOT NULL
                   AND held.organization_id = old.organization_id AND held.user_id = old.user_id
                   AND held.integration_type = old.integration_type AND held.metadata -> 'legacy' IS NULL
                RETURNING held.user_id, held.integration_type)
            INSERT INTO legacy_report (user_id, integration_type, finding, outcome)
            SELECT user_id, integration_type, 'already_connected', legacy_outcome('already_connected') FROM newer
            ON CONFLICT DO NOTHING;
        END IF;

        COMMIT;
        reached := range_end;
    END LOOP;
    RAISE NOTICE 'Copied % connections; legacy_report_summary tells what was found odd', total;
END $$;
REVOKE EXECUTE ON PROCEDURE legacy_copy(integer) FROM PUBLIC;

-- Each range is planned for its own bounds: a plan for any bounds might read the whole table each time.
SET plan_cache_mode = force_custom_plan;
CALL legacy_copy(1000);
RESET plan_cache_mode;
ANALYZE integrations;
