-- What nodes remember of a row they forget when the database says that it changed, whoever changed it: another node, a
-- migration, a DBA's hand. Transactions that send commit one after the other, so a statement sends once, however many rows
-- it touches, and one that changes nothing of what is remembered sends nothing: usage, settings, resealing, a failure that
-- leaves the token as it is, and a lease, of which only those who claim know whether it matters (they tell of it then).

-- The payload is the changed rows' ids, 32 hexadecimal digits each, with a comma between; a star stands for all rows.
CREATE FUNCTION tell_changed_integrations() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
DECLARE
    changed text[];
BEGIN
    IF TG_OP = 'UPDATE' THEN
        -- The set difference is hashed or sorted whatever the planner believes of the two sides; a join might not be.
        SELECT array_agg(replace(id::text, '-', '')) INTO changed
          FROM (SELECT id, organization_id, user_id, integration_type, is_connected, status, grant_generation, token_expiry
                  FROM after_it
                EXCEPT
                SELECT id, organization_id, user_id, integration_type, is_connected, status, grant_generation, token_expiry
                  FROM before_it) AS difference;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(replace(id::text, '-', '')) INTO changed FROM before_it;
    END IF;
    IF TG_OP = 'TRUNCATE' OR cardinality(changed) > 1000 THEN
        PERFORM pg_notify('integrations_changed', '*');
        RETURN NULL;
    END IF;
    -- A payload has less than 8,000 bytes.
    FOR place IN 1 .. coalesce(cardinality(changed), 0) BY 200 LOOP
        PERFORM pg_notify('integrations_changed', array_to_string(changed[place : place + 199], ','));
    END LOOP;
    RETURN NULL;
END $$;

-- The payload is the person's id; a star stands for all people. More than a thousand in one transaction are all: equal
-- notifications of a transaction are sent once.
CREATE FUNCTION tell_changed_user() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
DECLARE
    told integer := coalesce(nullif(current_setting('teamlabs.users_told', true), ''), '0')::integer;
BEGIN
    PERFORM pg_notify('users_changed', CASE WHEN told < 1000 AND char_length(OLD.id) <= 64 THEN OLD.id ELSE '*' END);
    IF told < 1000 THEN
        PERFORM set_config('teamlabs.users_told', (told + 1)::text, true);
    END IF;
    RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION tell_changed_integrations(), tell_changed_user() FROM PUBLIC;

-- As with the other triggers on users: a fifth of a second at most, then the others are let through, for a minute.
DO $$
DECLARE
    tries integer := 0;
BEGIN
    LOOP
        BEGIN
            SET LOCAL lock_timeout = '200ms';
            CREATE TRIGGER tell_changed_users
                AFTER UPDATE OF id, organization_id, role, first_name, last_name, email, profile_image ON users
                FOR EACH ROW WHEN (
                     (OLD.id, OLD.organization_id, OLD.role, OLD.first_name, OLD.last_name, OLD.email, OLD.profile_image)
                     IS DISTINCT FROM
                     (NEW.id, NEW.organization_id, NEW.role, NEW.first_name, NEW.last_name, NEW.email, NEW.profile_image))
                EXECUTE FUNCTION tell_changed_user();
            CREATE TRIGGER tell_deleted_users AFTER DELETE ON users
                FOR EACH ROW EXECUTE FUNCTION tell_changed_user();
            CREATE TRIGGER tell_changed_integrations AFTER UPDATE ON integrations
                REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it
                FOR EACH STATEMENT EXECUTE FUNCTION tell_changed_integrations();
            CREATE TRIGGER tell_deleted_integrations AFTER DELETE ON integrations
                REFERENCING OLD TABLE AS before_it
                FOR EACH STATEMENT EXECUTE FUNCTION tell_changed_integrations();
            CREATE TRIGGER tell_truncated_integrations AFTER TRUNCATE ON integrations
                FOR EACH STATEMENT EXECUTE FUNCTION tell_changed_integrations();
            EXIT;
        EXCEPTION WHEN lock_not_available THEN
            tries := tries + 1;
            IF tries >= 60 THEN
                RAISE EXCEPTION 'users and integrations could not be locked for a fifth of a second within a minute'
                      USING HINT = 'End the long transaction on them (pg_stat_activity) and migrate again. Nothing was changed.';
            END IF;
            PERFORM pg_sleep(0.8);
        END;
    END LOOP;
END $$;
