-- Clean-up: the end of the move. It stands in a location of its own, with a history table of its own, and never runs by
-- itself; docs/migration.md says how, and what must follow before no byte of the old tokens is left on disk. It refuses,
-- with the reasons, while the proof does not hold; nothing is changed then. After it there is no way back but a backup.

-- The whole comparison first, without a lock: the triggers carry over what comes meanwhile.
DO $$
DECLARE
    found legacy_verdict;
BEGIN
    SELECT * INTO found FROM legacy_verdict;
    IF NOT found.may_clean_up THEN
        RAISE EXCEPTION '%', found.verdict
              USING HINT = 'SELECT * FROM legacy_differences names each row; legacy_report takes sign-offs.';
    END IF;
END $$;

-- The lock on users waits a fifth of a second, lets the others through, and tries again for a minute. The one on
-- integrations, whose indexes go, comes first and waits longer than an autovacuum takes to give way (deadlock_timeout):
-- what waits behind it are the service's own calls.
DO $$
DECLARE
    tries integer := 0;
BEGIN
    LOOP
        BEGIN
            SET LOCAL lock_timeout = '2s';
            LOCK TABLE integrations IN ACCESS EXCLUSIVE MODE;
            SET LOCAL lock_timeout = '200ms';
            LOCK TABLE users IN ACCESS EXCLUSIVE MODE;
            EXIT;
        EXCEPTION WHEN lock_not_available THEN
            tries := tries + 1;
            IF tries >= 60 THEN
                RAISE EXCEPTION 'users and integrations could not be locked within a minute'
                      USING HINT = 'End the long transaction on one of them, or an autovacuum of users (pg_stat_activity, pg_blocking_pids), and run this again. Nothing was changed.';
            END IF;
            PERFORM pg_sleep(0.8);
        END;
    END LOOP;
    -- What came between comparison and lock is plaintext still, or was not carried over: both are quickly seen.
    IF EXISTS (SELECT 1 FROM integrations WHERE NOT tokens_sealed)
       OR EXISTS (SELECT 1 FROM legacy_report WHERE finding = 'not_carried_over' AND settled_at IS NULL) THEN
        RAISE EXCEPTION 'Clean-up may not go on: the old application has just written tokens'
              USING HINT = 'Stop it, let the service seal and compare again, and run this again. Nothing was changed.';
    END IF;
END $$;

DROP TRIGGER legacy_carry_over_of_new ON users;
DROP TRIGGER legacy_carry_over_of_changed ON users;

DROP FUNCTION
    legacy_carry_over(), legacy_carry_again(integer), legacy_carry_or_report(text, text, boolean),
    legacy_carry(text, text, boolean), legacy_replace_grant(integrations, legacy_rows),
    legacy_replace_account(integrations, legacy_rows, boolean), legacy_tell(integrations, text, text),
    legacy_account_for(text, text, text, boolean),
    legacy_find_to_write_back(text, uuid, integer), legacy_count_to_write_back(),
    legacy_write_back(text, uuid, bigint, text, text),
    legacy_ask_proof(), legacy_claim_proof(), legacy_find_to_prove(bigint, integer),
    legacy_note_proof(bigint, text, uuid, integer, text[], text[], text[]), legacy_end_proof(bigint);
DROP PROCEDURE legacy_copy(integer);
DROP INDEX integrations_not_in_old_columns;
DROP VIEW legacy_verdict, legacy_obstacles, legacy_counts, legacy_differences, legacy_comparison;
DROP VIEW legacy_plain_rows, legacy_rows, legacy_connections, legacy_columns;
DROP FUNCTION
    legacy_has_odd_columns(users), legacy_google_is_plain(users), legacy_github_is_plain(users),
    legacy_key_is_good(users), legacy_metadata(jsonb, jsonb, bigint, boolean), legacy_refresh_at(timestamptz), legacy_outcome(text),
    legacy_digest(text, text, text), legacy_moment(timestamptz), legacy_text(text);

ALTER TABLE users
    DROP COLUMN github_connected, DROP COLUMN github_access_token, DROP COLUMN github_user_id,
    DROP COLUMN github_username, DROP COLUMN github_email, DROP COLUMN github_avatar_url,
    DROP COLUMN github_connected_at, DROP COLUMN google_calendar_connected,
    DROP COLUMN google_calendar_access_token, DROP COLUMN google_calendar_refresh_token,
    DROP COLUMN google_calendar_token_expiry;
