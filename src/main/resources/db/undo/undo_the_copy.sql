-- The way back, until clean-up: run by psql (or any client that sends the whole file) as the owner. It restores the schema
-- and the rows to what they were before V20; the old columns hold what the service wrote back. It refuses while the service
-- holds newer tokens than the old columns: let it write them back first (POST /api/v1/operations/legacy/write-back), then
-- stop it, then run this. Rows that people made by connecting stay. The record of events stays, as it is append-only, and so do the
-- triggers that tell the service's nodes of changed people, which belong to no copy.
-- Keep the report first, if it is wanted: \copy legacy_report to 'legacy_report.csv' csv header

BEGIN;

-- First, as what follows holds users: longer than an autovacuum takes to give way (deadlock_timeout). The service is stopped.
SET LOCAL lock_timeout = '10s';
LOCK TABLE integrations IN ACCESS EXCLUSIVE MODE;

DO $$
DECLARE
    waiting bigint := legacy_count_to_write_back();
    tries integer := 0;
BEGIN
    IF waiting > 0 THEN
        RAISE EXCEPTION 'Undo refused: % connections of the service are newer than the old columns', waiting
              USING HINT = 'POST /api/v1/operations/legacy/write-back, wait for it, stop the service, and run this again.';
    END IF;
    LOOP
        BEGIN
            SET LOCAL lock_timeout = '200ms';
            DROP TRIGGER legacy_carry_over_of_new ON users;
            DROP TRIGGER legacy_carry_over_of_changed ON users;
            EXIT;
        EXCEPTION WHEN lock_not_available THEN
            tries := tries + 1;
            IF tries >= 60 THEN
                RAISE EXCEPTION 'users could not be locked for a fifth of a second within a minute'
                      USING HINT = 'End the long transaction on users (pg_stat_activity) and run this again. Nothing was changed.';
            END IF;
            PERFORM pg_sleep(0.8);
        END;
    END LOOP;
END $$;

DELETE FROM integrations WHERE (metadata #>> '{legacy,copied}')::boolean;
UPDATE integrations SET metadata = metadata - 'legacy', version = version + 1 WHERE metadata ? 'legacy';

DROP FUNCTION
    legacy_carry_over(), legacy_carry_again(integer), legacy_carry_or_report(text, text, boolean),
    legacy_carry(text, text, boolean), legacy_replace_grant(integrations, legacy_rows),
    legacy_replace_account(integrations, legacy_rows, boolean), legacy_tell(integrations, text, text),
    legacy_account_for(text, text, text, boolean),
    legacy_find_to_write_back(text, uuid, integer), legacy_count_to_write_back(),
    legacy_write_back(text, uuid, bigint, text, text),
    legacy_ask_proof(), legacy_claim_proof(), legacy_find_to_prove(bigint, integer),
    legacy_note_proof(bigint, text, uuid, integer, text[], text[], text[]), legacy_end_proof(bigint),
    legacy_last_proof(), legacy_list_differences(bigint, text, text, text, integer), legacy_summary(),
    claim_unsealed_tokens(text, uuid, integer), seal_tokens(text[], uuid[], bigint[], bytea[], bytea[]),
    count_unsealed_tokens();
DROP PROCEDURE legacy_copy(integer);
DROP INDEX integrations_not_in_old_columns, integrations_unsealed;
DROP VIEW legacy_verdict, legacy_obstacles, legacy_counts, legacy_differences, legacy_comparison;
DROP VIEW legacy_plain_rows, legacy_rows, legacy_connections, legacy_columns, legacy_report_summary;
DROP TABLE legacy_proof_differences, legacy_proofs, legacy_sealing, legacy_report;
DROP FUNCTION
    legacy_has_odd_columns(users), legacy_google_is_plain(users), legacy_github_is_plain(users),
    legacy_key_is_good(users), legacy_metadata(jsonb, jsonb, bigint, boolean), legacy_refresh_at(timestamptz), legacy_outcome(text),
    legacy_digest(text, text, text), legacy_moment(timestamptz), legacy_text(text);
ALTER TABLE integrations ALTER COLUMN access_token SET STATISTICS -1, ALTER COLUMN refresh_token SET STATISTICS -1;

-- Flyway may apply them again.
DELETE FROM flyway_schema_history WHERE version IN ('20', '21', '22', '23', '24', '25', '26');

COMMIT;
