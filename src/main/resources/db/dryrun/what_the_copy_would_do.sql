-- A dry run: what the copy would find and do, on the old tables as they are, before anything of the new ones exists. It
-- reads users once and changes nothing. A test holds its figures against what the copy then does.

BEGIN TRANSACTION READ ONLY;

WITH old AS (
    SELECT person.id AS user_id,
           nullif(btrim(person.organization_id), '') AS organization_id,
           given.integration_type, given.connected,
           nullif(given.access_token, '') IS NOT NULL AS has_access_token,
           nullif(given.refresh_token, '') IS NOT NULL AS has_refresh_token,
           nullif(given.account, '') IS NOT NULL AS has_account
      FROM users AS person
     CROSS JOIN LATERAL (VALUES
        ('github', coalesce(person.github_connected, false), person.github_access_token, NULL,
         concat(person.github_user_id, person.github_username, person.github_email, person.github_avatar_url,
                CASE WHEN isfinite(person.github_connected_at) THEN 'x' END)),
        ('google_calendar', coalesce(person.google_calendar_connected, false), person.google_calendar_access_token,
         person.google_calendar_refresh_token,
         CASE WHEN isfinite(person.google_calendar_token_expiry) THEN 'x' END)
      ) AS given (integration_type, connected, access_token, refresh_token, account)),
kinds AS (
    SELECT integration_type,
           CASE
             WHEN NOT (connected OR has_access_token OR has_refresh_token OR has_account) THEN NULL
             WHEN organization_id IS NULL THEN 'no_organization'
             WHEN user_id !~ '^[A-Za-z0-9_-]+$' OR char_length(user_id) > 64 OR char_length(organization_id) > 64
             THEN 'key_not_supported'
             WHEN connected AND has_access_token THEN 'connected'
             WHEN connected AND has_refresh_token THEN 'refresh_token_only'
             WHEN connected THEN 'connected_without_token'
             WHEN has_access_token OR has_refresh_token THEN 'token_without_connection'
             ELSE 'account_only'
           END AS finding,
           has_access_token OR has_refresh_token AS has_token
      FROM old)
SELECT integration_type, finding, count(*) AS rows,
       CASE finding
         WHEN 'connected' THEN 'would be copied as connected'
         WHEN 'refresh_token_only' THEN 'would be copied as connected; the first use fetches an access token'
         WHEN 'connected_without_token' THEN 'account would be copied; the person must connect again'
         WHEN 'token_without_connection' THEN 'account would be copied as not connected; the token would stay until clean-up'
         WHEN 'account_only' THEN 'account would be copied as not connected'
         WHEN 'no_organization' THEN 'would stay in users; ' || count(*) FILTER (WHERE has_token)
                                     || ' hold a token and would block clean-up'
         WHEN 'key_not_supported' THEN 'would stay in users; ' || count(*) FILTER (WHERE has_token)
                                       || ' hold a token and would block clean-up'
       END AS outcome
  FROM kinds
 WHERE finding IS NOT NULL
 GROUP BY integration_type, finding
 ORDER BY integration_type, finding;

COMMIT;
