-- A reader's row in one round trip: no transaction around it, no setting of the organization before it. What the caller may
-- read is decided before; here the three together name one row. In plpgsql, whose plans a session keeps.
CREATE FUNCTION read_token(p_organization text, p_user text, p_type text)
RETURNS TABLE (
    organization_id text, id uuid, user_id text, integration_type text, provider text, is_connected boolean, status text,
    access_token bytea, has_refresh_token boolean, tokens_sealed boolean, token_issued_at timestamptz,
    token_expiry timestamptz, scope text[], requested_scope text[], grant_generation bigint, refresh_at timestamptz,
    lease_id uuid, last_error text, last_error_code text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1 SET search_path = ${flyway:defaultSchema}, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT organization_id, id, user_id, integration_type, provider, is_connected, status,
           access_token, refresh_token IS NOT NULL, tokens_sealed, token_issued_at,
           token_expiry, scope, requested_scope, grant_generation, refresh_at,
           lease_id, last_error, last_error_code
      FROM integrations
     WHERE organization_id = p_organization AND user_id = p_user AND integration_type = p_type;
END $$;

REVOKE EXECUTE ON FUNCTION read_token(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_token(text, text, text) TO ${applicationRole};
