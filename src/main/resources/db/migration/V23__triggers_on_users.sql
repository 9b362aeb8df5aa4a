-- Together: from here on nothing that the old application writes is missed. Making a trigger waits for the writers that
-- are under way, and whoever comes meanwhile waits behind it: so it waits a fifth of a second at most, lets the others
-- through, and tries again for a minute. If that is not enough, some transaction holds users for longer: the DBA finds it
-- in pg_stat_activity, and migrates again.

DO $$
DECLARE
    tries integer := 0;
BEGIN
    LOOP
        BEGIN
            SET LOCAL lock_timeout = '200ms';
            CREATE TRIGGER legacy_carry_over_of_new AFTER INSERT ON users
                FOR EACH ROW EXECUTE FUNCTION legacy_carry_over();
            CREATE TRIGGER legacy_carry_over_of_changed
                AFTER UPDATE OF organization_id, github_connected, github_access_token, github_user_id,
                    github_username, github_email, github_avatar_url, github_connected_at, google_calendar_connected,
                    google_calendar_access_token, google_calendar_refresh_token, google_calendar_token_expiry
                ON users
                FOR EACH ROW WHEN (
                     (OLD.organization_id, OLD.github_connected, OLD.github_access_token,
                      OLD.github_user_id, OLD.github_username, OLD.github_email, OLD.github_avatar_url,
                      OLD.github_connected_at, OLD.google_calendar_connected,
                      OLD.google_calendar_access_token, OLD.google_calendar_refresh_token,
                      OLD.google_calendar_token_expiry)
                     IS DISTINCT FROM
                     (NEW.organization_id, NEW.github_connected, NEW.github_access_token,
                      NEW.github_user_id, NEW.github_username, NEW.github_email, NEW.github_avatar_url,
                      NEW.github_connected_at, NEW.google_calendar_connected,
                      NEW.google_calendar_access_token, NEW.google_calendar_refresh_token,
                      NEW.google_calendar_token_expiry))
                EXECUTE FUNCTION legacy_carry_over();
            EXIT;
        EXCEPTION WHEN lock_not_available THEN
            tries := tries + 1;
            IF tries >= 60 THEN
                RAISE EXCEPTION 'users could not be locked for a fifth of a second within a minute'
                      USING HINT = 'End the long transaction on users (pg_stat_activity) and migrate again. Nothing was changed.';
            END IF;
            PERFORM pg_sleep(0.8);
        END;
    END LOOP;
END $$;
