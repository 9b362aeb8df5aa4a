-- The way back, and the old application's view of what the service does: the service unseals, this function writes.

CREATE FUNCTION legacy_find_to_write_back(p_after_organization text, p_after_id uuid, p_limit integer)
RETURNS TABLE (
    organization_id text, id uuid, user_id text, integration_type text, grant_generation bigint,
    access_token bytea, refresh_token bytea, tokens_sealed boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    SELECT held.organization_id, held.id, held.user_id, held.integration_type, held.grant_generation,
           held.access_token, held.refresh_token, held.tokens_sealed
      FROM integrations AS held
     WHERE held.integration_type IN ('github', 'google_calendar')
       AND (held.metadata #>> '{legacy,generation}') IS DISTINCT FROM held.grant_generation::text
       AND (held.organization_id, held.id) > (p_after_organization, p_after_id)
     ORDER BY held.organization_id, held.id
     LIMIT p_limit
$$;

CREATE FUNCTION legacy_count_to_write_back() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    SELECT count(*) FROM integrations
     WHERE integration_type IN ('github', 'google_calendar')
       AND (metadata #>> '{legacy,generation}') IS DISTINCT FROM grant_generation::text
$$;

-- Writes one row's grant to the old columns, if it still has the generation that was unsealed. The user is locked first,
-- as the old application's write and its trigger do; one that is locked is left for the next round. Returns whether the
-- old columns are in step now.
CREATE FUNCTION legacy_write_back(
    p_organization text, p_id uuid, p_generation bigint, p_access_token text, p_refresh_token text)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
DECLARE
    owner_id text := (SELECT user_id FROM integrations WHERE organization_id = p_organization AND id = p_id);
    held integrations;
    there boolean;
BEGIN
    PERFORM 1 FROM users WHERE id = owner_id AND organization_id = p_organization FOR NO KEY UPDATE SKIP LOCKED;
    there := FOUND;
    IF NOT there AND EXISTS (SELECT 1 FROM users WHERE id = owner_id AND organization_id = p_organization) THEN
        RETURN false;
    END IF;
    SELECT * INTO held FROM integrations
     WHERE organization_id = p_organization AND id = p_id AND grant_generation = p_generation
       FOR NO KEY UPDATE;
    IF held.id IS NULL THEN
        RETURN false;
    END IF;
    PERFORM set_config('teamlabs.writing_back', 'on', true);
    IF there AND held.integration_type = 'github' THEN
        UPDATE users
           SET github_connected = held.is_connected, github_access_token = p_access_token,
               github_user_id = coalesce(held.external_id, github_user_id),
               github_username = CASE WHEN held.external_id IS NULL THEN github_username ELSE held.external_username END,
               github_email = CASE WHEN held.external_id IS NULL THEN github_email ELSE held.external_email END,
               github_avatar_url =
                   CASE WHEN held.external_id IS NULL THEN github_avatar_url ELSE held.external_avatar_url END,
               github_connected_at = coalesce(held.connected_at, github_connected_at)
         WHERE id = owner_id;
    ELSIF there THEN
        UPDATE users
           SET google_calendar_connected = held.is_connected, google_calendar_access_token = p_access_token,
               google_calendar_refresh_token = p_refresh_token, google_calendar_token_expiry = held.token_expiry
         WHERE id = owner_id;
    END IF;
    PERFORM set_config('teamlabs.writing_back', 'off', true);
    UPDATE integrations AS row
       SET metadata = row.metadata || legacy_metadata(
               coalesce(old.old_grant, '{}'), coalesce(old.old_account, '{}'), p_generation,
               coalesce((row.metadata #>> '{legacy,copied}')::boolean, false)),
           version = row.version + 1
      FROM (SELECT 1) AS once
      LEFT JOIN legacy_rows AS old ON old.user_id = owner_id AND old.integration_type = held.integration_type
     WHERE row.organization_id = p_organization AND row.id = p_id;
    RETURN true;
END $$;

REVOKE EXECUTE ON FUNCTION
    legacy_find_to_write_back(text, uuid, integer),
    legacy_count_to_write_back(),
    legacy_write_back(text, uuid, bigint, text, text)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    legacy_find_to_write_back(text, uuid, integer),
    legacy_count_to_write_back(),
    legacy_write_back(text, uuid, bigint, text, text)
TO ${applicationRole};
