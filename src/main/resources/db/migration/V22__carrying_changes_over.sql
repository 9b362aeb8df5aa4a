-- What carries a later change of the old columns over to integrations. It reads the columns as they are, so that it can
-- be called again at any time. A change of the old token columns beats whatever the row holds and raises the generation:
-- a refresh under way then writes nothing. The record of events hears of what happened to the person, not of a renewal.

CREATE FUNCTION legacy_account_for(p_user text, p_type text, p_kind text, p_empty_text boolean) RETURNS void
LANGUAGE plpgsql SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
BEGIN
    UPDATE legacy_report
       SET settled_at = now()
     WHERE user_id = p_user AND integration_type = p_type AND settled_at IS NULL
       AND finding NOT IN ('already_connected', 'not_carried_over', 'empty_text')
       AND finding IS DISTINCT FROM p_kind;
    INSERT INTO legacy_report (user_id, integration_type, finding, outcome)
    SELECT p_user, p_type, found.finding, legacy_outcome(found.finding)
      FROM (SELECT p_kind AS finding UNION ALL SELECT 'empty_text' WHERE p_empty_text AND p_kind IS NOT NULL) AS found
     WHERE found.finding <> 'connected'
    ON CONFLICT (user_id, integration_type, finding)
    DO UPDATE SET settled_at = NULL, found_at = excluded.found_at WHERE legacy_report.settled_at IS NOT NULL;
END $$;

CREATE FUNCTION legacy_tell(p_row integrations, p_kind text, p_code text) RETURNS void
LANGUAGE sql SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    INSERT INTO integration_events (
        organization_id, id, occurred_at, kind, integration_id, user_id, integration_type, actor_kind, code)
    VALUES (p_row.organization_id, gen_random_uuid(), now(), p_kind, p_row.id, p_row.user_id, p_row.integration_type,
            'system', p_code)
$$;

-- The new state of a row whose old token columns changed.
CREATE FUNCTION legacy_replace_grant(p_held integrations, p_old legacy_rows) RETURNS void
LANGUAGE plpgsql SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
DECLARE
    another boolean := p_old.external_id IS NOT NULL AND p_held.external_id IS NOT NULL
                       AND p_old.external_id <> p_held.external_id;
BEGIN
    UPDATE integrations
       SET is_connected = p_old.is_connected, status = p_old.status, connected_at = p_old.connected_at,
           client_id = NULL, access_token = p_old.access_token, refresh_token = p_old.refresh_token,
           tokens_sealed = p_old.tokens_sealed, token_issued_at = NULL, token_expiry = p_old.token_expiry,
           refresh_token_expiry = NULL, grant_generation = grant_generation + 1,
           scope = CASE WHEN another THEN '{}' ELSE scope END,
           requested_scope = CASE WHEN another THEN '{}' ELSE requested_scope END,
           refresh_at = p_old.refresh_at, lease_id = NULL, rotation_uncertain = false,
           error_count = 0, authentication_error_count = 0,
           last_error = p_old.last_error, last_error_code = p_old.last_error_code, last_error_at = p_old.last_error_at,
           metadata = metadata || legacy_metadata(p_old.old_grant, p_old.old_account, grant_generation + 1,
                                                  coalesce((metadata #>> '{legacy,copied}')::boolean, false)),
           updated_at = now(), version = version + 1
     WHERE organization_id = p_held.organization_id AND id = p_held.id;
    IF p_held.is_connected AND p_old.is_connected AND another THEN
        PERFORM legacy_tell(p_held, 'account-replaced', 'legacy');
    END IF;
    IF p_old.is_connected AND (another OR NOT p_held.is_connected) THEN
        PERFORM legacy_tell(p_held, 'connected', 'legacy');
    ELSIF p_held.is_connected AND p_old.last_error_code IS NOT NULL THEN
        PERFORM legacy_tell(p_held, 'reconnect-needed', p_old.last_error_code);
    ELSIF p_held.is_connected AND NOT p_old.is_connected THEN
        PERFORM legacy_tell(p_held, 'disconnected', 'legacy');
    END IF;
END $$;

-- The account goes with its tokens. Alone it changes only where the row is still that account's: what was connected anew
-- knows better.
CREATE FUNCTION legacy_replace_account(p_held integrations, p_old legacy_rows, p_with_tokens boolean) RETURNS void
LANGUAGE sql SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    UPDATE integrations
       SET external_id = p_old.external_id, external_username = p_old.external_username,
           external_email = p_old.external_email, external_avatar_url = p_old.external_avatar_url,
           updated_at = now(), version = version + 1
     WHERE organization_id = p_held.organization_id AND id = p_held.id AND p_old.has_account
       AND (p_with_tokens
            OR p_held.external_id IS NULL
            OR p_held.external_id = p_old.external_id
            OR p_held.external_id = p_held.metadata #>> '{legacy,externalId}'
            OR p_held.grant_generation = (p_held.metadata #>> '{legacy,generation}')::bigint)
$$;

-- p_changed: whether the token columns changed; asked only of a row that knows nothing of the old columns yet.
CREATE FUNCTION legacy_carry(p_user text, p_type text, p_changed boolean) RETURNS void
LANGUAGE plpgsql SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
DECLARE
    old legacy_rows;
    held integrations;
    known jsonb;
    with_tokens boolean;
BEGIN
    PERFORM legacy_account_for(user_id, integration_type, kind, has_empty_text)
       FROM legacy_connections WHERE user_id = p_user AND integration_type = p_type;
    SELECT * INTO old FROM legacy_rows WHERE user_id = p_user AND integration_type = p_type;
    IF old.user_id IS NULL OR old.organization_id IS NULL OR old.kind IN ('no_organization', 'key_not_supported') THEN
        RETURN;
    END IF;
    -- A row that says "not connected" is made as well, where tokens were taken away: a copy that read the columns a moment
    -- ago must find it.
    INSERT INTO integrations (
        organization_id, id, user_id, integration_type, provider, is_connected, status, connected_at, access_token,
        refresh_token, tokens_sealed, token_expiry, grant_generation, external_id, external_username, external_email,
        external_avatar_url, last_error, last_error_code, last_error_at, refresh_at, metadata, created_at, updated_at)
    SELECT
        old.organization_id, gen_random_uuid(), old.user_id, old.integration_type, old.provider, old.is_connected,
        old.status, old.connected_at, old.access_token, old.refresh_token, old.tokens_sealed, old.token_expiry, 1,
        old.external_id, old.external_username, old.external_email, old.external_avatar_url, old.last_error,
        old.last_error_code, old.last_error_at, old.refresh_at,
        old.metadata, now(), now()
     WHERE old.kind IS NOT NULL OR p_changed
    ON CONFLICT (organization_id, user_id, integration_type) DO NOTHING
    RETURNING * INTO held;
    IF held.id IS NOT NULL THEN
        IF held.is_connected THEN
            PERFORM legacy_tell(held, 'connected', 'legacy');
        END IF;
        RETURN;
    END IF;
    SELECT * INTO held FROM integrations
     WHERE organization_id = old.organization_id AND user_id = p_user AND integration_type = p_type
       FOR UPDATE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    known := held.metadata -> 'legacy';
    with_tokens := CASE WHEN known IS NULL THEN p_changed ELSE NOT known @> old.old_grant END;
    IF with_tokens THEN
        PERFORM legacy_replace_grant(held, old);
    ELSIF known IS NULL OR NOT known @> old.old_account THEN
        UPDATE integrations
           SET metadata = metadata || legacy_metadata(
                   old.old_grant, old.old_account, coalesce((known ->> 'generation')::bigint, 0),
                   coalesce((known ->> 'copied')::boolean, false))
         WHERE organization_id = held.organization_id AND id = held.id;
    END IF;
    IF with_tokens OR (known @> old.old_account) IS NOT TRUE THEN
        PERFORM legacy_replace_account(held, old, with_tokens);
    END IF;
END $$;

-- An error becomes a line of the report, by its code alone: its text might quote a token. It is tried again later.
CREATE FUNCTION legacy_carry_or_report(p_user text, p_type text, p_changed boolean) RETURNS boolean
LANGUAGE plpgsql SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
BEGIN
    PERFORM legacy_carry(p_user, p_type, p_changed);
    RETURN true;
EXCEPTION WHEN OTHERS THEN
    BEGIN
        INSERT INTO legacy_report AS report (user_id, integration_type, finding, outcome, tokens_changed)
        VALUES (p_user, p_type, 'not_carried_over', 'failed with SQLSTATE ' || SQLSTATE || '; tried again', p_changed)
        ON CONFLICT (user_id, integration_type, finding) DO UPDATE
           SET outcome = excluded.outcome, found_at = now(), settled_at = NULL,
               tokens_changed = excluded.tokens_changed OR (report.tokens_changed AND report.settled_at IS NULL);
    EXCEPTION WHEN OTHERS THEN
        RAISE LOG 'teamlabs: a change of user % (%) was not carried over: SQLSTATE %', p_user, p_type, SQLSTATE;
    END;
    RETURN false;
END $$;

-- Runs with the owner's rights, in the old application's transaction, which it never fails and never keeps waiting for
-- more than two tenths of a second: what is locked for longer is carried over later. What the service itself writes back
-- is no change.
CREATE FUNCTION legacy_carry_over() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = ${flyway:defaultSchema}, pg_temp SET lock_timeout = '100ms'
AS $$
DECLARE
    moved boolean := TG_OP = 'INSERT';
BEGIN
    IF coalesce(current_setting('teamlabs.writing_back', true), '') = 'on' THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        moved := OLD.organization_id IS DISTINCT FROM NEW.organization_id;
        IF moved OR (OLD.github_connected, OLD.github_access_token, OLD.github_user_id, OLD.github_username,
                     OLD.github_email, OLD.github_avatar_url, OLD.github_connected_at)
           IS DISTINCT FROM (NEW.github_connected, NEW.github_access_token, NEW.github_user_id, NEW.github_username,
                     NEW.github_email, NEW.github_avatar_url, NEW.github_connected_at) THEN
            PERFORM legacy_carry_or_report(NEW.id, 'github',
                (OLD.github_connected, OLD.github_access_token)
                IS DISTINCT FROM (NEW.github_connected, NEW.github_access_token));
        END IF;
        IF moved OR (OLD.google_calendar_connected, OLD.google_calendar_access_token,
                     OLD.google_calendar_refresh_token, OLD.google_calendar_token_expiry)
           IS DISTINCT FROM (NEW.google_calendar_connected, NEW.google_calendar_access_token,
                     NEW.google_calendar_refresh_token, NEW.google_calendar_token_expiry) THEN
            PERFORM legacy_carry_or_report(NEW.id, 'google_calendar',
                (OLD.google_calendar_connected, OLD.google_calendar_access_token,
                 OLD.google_calendar_refresh_token, OLD.google_calendar_token_expiry)
                IS DISTINCT FROM (NEW.google_calendar_connected, NEW.google_calendar_access_token,
                 NEW.google_calendar_refresh_token, NEW.google_calendar_token_expiry));
        END IF;
    ELSE
        IF coalesce(NEW.github_connected, false) OR coalesce(NEW.github_access_token, NEW.github_user_id,
               NEW.github_username, NEW.github_email, NEW.github_avatar_url) IS NOT NULL THEN
            PERFORM legacy_carry_or_report(NEW.id, 'github', true);
        END IF;
        IF coalesce(NEW.google_calendar_connected, false)
           OR coalesce(NEW.google_calendar_access_token, NEW.google_calendar_refresh_token) IS NOT NULL THEN
            PERFORM legacy_carry_or_report(NEW.id, 'google_calendar', true);
        END IF;
    END IF;
    RETURN NULL;
END $$;

-- Tries again what failed. The user is locked first, as in the old application's own write, so that no older reading of
-- the columns goes over a newer one. Returns how many could be carried over.
CREATE FUNCTION legacy_carry_again(p_limit integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = ${flyway:defaultSchema}, pg_temp SET lock_timeout = '100ms'
AS $$
DECLARE
    failed legacy_report;
    carried integer := 0;
BEGIN
    FOR failed IN
        SELECT * FROM legacy_report WHERE finding = 'not_carried_over' AND settled_at IS NULL
         ORDER BY found_at LIMIT p_limit FOR UPDATE SKIP LOCKED
    LOOP
        PERFORM 1 FROM users WHERE id = failed.user_id FOR SHARE SKIP LOCKED;
        CONTINUE WHEN NOT FOUND AND EXISTS (SELECT 1 FROM users WHERE id = failed.user_id);
        IF legacy_carry_or_report(failed.user_id, failed.integration_type, failed.tokens_changed) THEN
            UPDATE legacy_report SET settled_at = now(), outcome = 'carried over later'
             WHERE user_id = failed.user_id AND integration_type = failed.integration_type
               AND finding = 'not_carried_over';
            carried := carried + 1;
        END IF;
    END LOOP;
    RETURN carried;
END $$;

REVOKE EXECUTE ON FUNCTION
    legacy_account_for(text, text, text, boolean),
    legacy_tell(integrations, text, text),
    legacy_replace_grant(integrations, legacy_rows),
    legacy_replace_account(integrations, legacy_rows, boolean),
    legacy_carry(text, text, boolean),
    legacy_carry_or_report(text, text, boolean),
    legacy_carry_over(),
    legacy_carry_again(integer)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION legacy_carry_again(integer) TO ${applicationRole};
