-- What must see beyond one organization, and nothing more: each function runs as the owner, with a
-- fixed search path, and is executable by the application role alone.

-- Refresh. The claim moves refresh_at to the lease's end, by the database's clock: one clock for all
-- nodes. Taking over a lease that ran out means that an answer may have been lost.
CREATE FUNCTION claim_due_refreshes(p_provider text, p_limit integer, p_lease uuid, p_lease_seconds integer)
RETURNS SETOF integrations
LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    WITH due AS (
        SELECT organization_id, id
          FROM integrations
         WHERE provider = p_provider AND refresh_at <= now()
         ORDER BY refresh_at
         LIMIT p_limit
           FOR UPDATE SKIP LOCKED)
    UPDATE integrations AS claimed
       SET refresh_at = now() + make_interval(secs => p_lease_seconds),
           rotation_uncertain = claimed.rotation_uncertain OR claimed.lease_id IS NOT NULL,
           lease_id = p_lease
      FROM due
     WHERE claimed.organization_id = due.organization_id AND claimed.id = due.id
    RETURNING claimed.*
$$;

-- One row for a reader or a forced refresh: taken unless a living lease holds it. With p_generation only
-- while the row still has the grant that the reader saw: who read it just before somebody else refreshed
-- it must not refresh it again. A row in back-off (errors counted, refresh_at ahead) is taken only when
-- p_ignore_back_off.
CREATE FUNCTION claim_refresh(
    p_organization text, p_id uuid, p_generation bigint, p_lease uuid, p_lease_seconds integer, p_ignore_back_off boolean)
RETURNS SETOF integrations
LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    UPDATE integrations
       SET refresh_at = now() + make_interval(secs => p_lease_seconds),
           rotation_uncertain = rotation_uncertain OR lease_id IS NOT NULL,
           lease_id = p_lease
     WHERE organization_id = p_organization AND id = p_id
       AND (p_generation IS NULL OR grant_generation = p_generation)
       AND refresh_token IS NOT NULL AND status IN ('active', 'error')
       AND (lease_id IS NULL OR refresh_at <= now())
       AND (p_ignore_back_off OR error_count = 0 OR refresh_at <= now())
    RETURNING *
$$;

-- Completion, as many rows as the batch holds in one statement, fenced by the generation and by nothing
-- else: a late writer of the same generation may hold the only living token. A refresh_token of null
-- keeps the stored one, a scope of null likewise. Answers the ids that were written.
CREATE FUNCTION complete_refreshes(p_results jsonb)
RETURNS SETOF uuid
LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    UPDATE integrations AS done
       SET access_token = decode(result.access_token, 'base64'),
           refresh_token = coalesce(decode(result.refresh_token, 'base64'), done.refresh_token),
           tokens_sealed = true,
           token_issued_at = result.issued_at,
           token_expiry = result.expiry,
           refresh_token_expiry = coalesce(result.refresh_token_expiry, done.refresh_token_expiry),
           scope = coalesce(result.scope, done.scope),
           refresh_at = result.refresh_at,
           lease_id = NULL,
           rotation_uncertain = false,
           grant_generation = done.grant_generation + 1,
           status = 'active',
           error_count = 0,
           authentication_error_count = 0,
           last_error = NULL, last_error_code = NULL, last_error_at = NULL,
           updated_at = now(),
           version = done.version + 1
      FROM jsonb_to_recordset(p_results) AS result (
           organization_id text, id uuid, generation bigint, access_token text, refresh_token text,
           issued_at timestamptz, expiry timestamptz, refresh_token_expiry timestamptz, scope text[], refresh_at timestamptz)
     WHERE done.organization_id = result.organization_id AND done.id = result.id
       AND done.grant_generation = result.generation
       AND done.is_connected
    RETURNING done.id
$$;

-- Who uses a grant that one revocation would kill, over all organizations, as the caller's transaction has it.
CREATE FUNCTION count_grant_users(p_provider text, p_client text, p_external_id text)
RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    SELECT count(*)
      FROM integrations
     WHERE provider = p_provider AND client_id IS NOT DISTINCT FROM p_client AND external_id = p_external_id
       AND is_connected
$$;

-- A new connection of the same account takes back what was still to be revoked of that grant.
CREATE FUNCTION withdraw_revocations(p_provider text, p_client text, p_external_id text)
RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    WITH withdrawn AS (
        DELETE FROM pending_revocations
         WHERE provider = p_provider AND client_id IS NOT DISTINCT FROM p_client AND external_id = p_external_id
        RETURNING 1)
    SELECT count(*) FROM withdrawn
$$;

-- Due revocations, claimed by lease. One just written is claimed inside its organization, without this.
CREATE FUNCTION claim_due_revocations(p_limit integer, p_lease uuid, p_lease_seconds integer)
RETURNS TABLE (organization_id text, id uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    WITH due AS (
        SELECT waiting.organization_id, waiting.id
          FROM pending_revocations AS waiting
         WHERE waiting.next_attempt_at <= now()
         ORDER BY waiting.next_attempt_at
         LIMIT p_limit
           FOR UPDATE SKIP LOCKED)
    UPDATE pending_revocations AS claimed
       SET next_attempt_at = now() + make_interval(secs => p_lease_seconds), lease_id = p_lease
      FROM due
     WHERE claimed.organization_id = due.organization_id AND claimed.id = due.id
    RETURNING claimed.organization_id, claimed.id
$$;

-- Callbacks and start addresses name no organization: the hash of what only that browser was given does.
CREATE FUNCTION find_authorization_by_start(p_start_hash bytea)
RETURNS TABLE (organization_id text, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    SELECT organization_id, id FROM pending_authorizations WHERE start_hash = p_start_hash
$$;

CREATE FUNCTION find_authorization_by_state(p_state_hash bytea)
RETURNS TABLE (organization_id text, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    SELECT organization_id, id FROM pending_authorizations WHERE state_hash = p_state_hash
$$;

-- Sweeps: rows whose user is gone or has moved to another organization, and rows that ran out with
-- nothing to refresh them.
CREATE FUNCTION find_integrations_without_user(p_limit integer)
RETURNS TABLE (organization_id text, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    SELECT held.organization_id, held.id
      FROM integrations AS held
     WHERE held.is_connected
       AND NOT EXISTS (SELECT 1 FROM users
                        WHERE users.id = held.user_id AND users.organization_id = held.organization_id)
     LIMIT p_limit
$$;

CREATE FUNCTION find_integrations_run_out(p_limit integer)
RETURNS TABLE (organization_id text, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    SELECT organization_id, id
      FROM integrations
     WHERE refresh_token IS NULL AND status = 'active' AND token_expiry < now()
     ORDER BY token_expiry
     LIMIT p_limit
$$;

-- Retention. Nothing younger than the caller's bound is touched; the batch keeps each delete short.
CREATE FUNCTION purge_pending_authorizations(p_before timestamptz, p_limit integer)
RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    WITH purged AS (
        DELETE FROM pending_authorizations
         WHERE (organization_id, id) IN
               (SELECT organization_id, id FROM pending_authorizations
                 WHERE expires_at < p_before ORDER BY expires_at LIMIT p_limit)
        RETURNING 1)
    SELECT count(*) FROM purged
$$;

CREATE FUNCTION purge_integration_events(p_before timestamptz, p_limit integer)
RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
    WITH purged AS (
        DELETE FROM integration_events
         WHERE (organization_id, id) IN
               (SELECT organization_id, id FROM integration_events WHERE occurred_at < p_before LIMIT p_limit)
        RETURNING 1)
    SELECT count(*) FROM purged
$$;

REVOKE EXECUTE ON FUNCTION
    claim_due_refreshes(text, integer, uuid, integer),
    claim_refresh(text, uuid, bigint, uuid, integer, boolean),
    complete_refreshes(jsonb),
    count_grant_users(text, text, text),
    withdraw_revocations(text, text, text),
    claim_due_revocations(integer, uuid, integer),
    find_authorization_by_start(bytea),
    find_authorization_by_state(bytea),
    find_integrations_without_user(integer),
    find_integrations_run_out(integer),
    purge_pending_authorizations(timestamptz, integer),
    purge_integration_events(timestamptz, integer)
FROM PUBLIC;

GRANT EXECUTE ON FUNCTION
    claim_due_refreshes(text, integer, uuid, integer),
    claim_refresh(text, uuid, bigint, uuid, integer, boolean),
    complete_refreshes(jsonb),
    count_grant_users(text, text, text),
    withdraw_revocations(text, text, text),
    claim_due_revocations(integer, uuid, integer),
    find_authorization_by_start(bytea),
    find_authorization_by_state(bytea),
    find_integrations_without_user(integer),
    find_integrations_run_out(integer),
    purge_pending_authorizations(timestamptz, integer),
    purge_integration_events(timestamptz, integer)
TO ${applicationRole};
