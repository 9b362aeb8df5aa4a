-- The old application keeps tokens in eleven columns of users. This file holds what all later steps of their move share:
-- the report, which names each row that is not the normal case and says what became of it, and one reading of the
-- columns, so that trigger, copy, write-back and proof cannot understand them differently. Nothing of users is touched.

DO $$
DECLARE
    missing text;
BEGIN
    SELECT string_agg(expected, ', ' ORDER BY expected) INTO missing
      FROM unnest(ARRAY[
           'github_connected', 'github_access_token', 'github_user_id', 'github_username', 'github_email',
           'github_avatar_url', 'github_connected_at', 'google_calendar_connected', 'google_calendar_access_token',
           'google_calendar_refresh_token', 'google_calendar_token_expiry']) AS expected
     WHERE NOT EXISTS (SELECT 1 FROM pg_attribute
                        WHERE attrelid = 'users'::regclass AND attname = expected AND NOT attisdropped);
    IF missing IS NOT NULL THEN
        RAISE EXCEPTION 'users lacks the columns %', missing
              USING HINT = 'Add them, empty and nullable (V1 of these migrations shows their types), and migrate again.';
    END IF;
END $$;

-- One line for each finding of a user and type. It names people by id and holds no token, ever. A finding that no longer
-- holds is settled, not deleted. Who signs a line off takes it upon himself that clean-up loses what it tells of.
CREATE TABLE legacy_report (
    user_id          text        NOT NULL,
    integration_type text        NOT NULL,
    finding          text        NOT NULL,
    outcome          text        NOT NULL,
    tokens_changed   boolean     NOT NULL DEFAULT false,
    found_at         timestamptz NOT NULL DEFAULT now(),
    settled_at       timestamptz,
    signed_off_by    text,
    signed_off_at    timestamptz,
    PRIMARY KEY (user_id, integration_type, finding),
    CONSTRAINT legacy_report_finding CHECK (finding IN (
        'no_organization', 'key_not_supported', 'connected_without_token', 'token_without_connection',
        'refresh_token_only', 'account_only', 'empty_text', 'already_connected', 'not_carried_over')),
    CONSTRAINT legacy_report_signed_off CHECK ((signed_off_by IS NULL) = (signed_off_at IS NULL))
);
CREATE INDEX legacy_report_not_carried_over ON legacy_report (found_at)
 WHERE finding = 'not_carried_over' AND settled_at IS NULL;

CREATE VIEW legacy_report_summary AS
SELECT integration_type, finding, outcome, count(*) AS rows,
       count(*) FILTER (WHERE settled_at IS NOT NULL) AS settled,
       count(*) FILTER (WHERE signed_off_at IS NOT NULL) AS signed_off
  FROM legacy_report
 GROUP BY integration_type, finding, outcome
 ORDER BY integration_type, finding, outcome;

-- Null for what the old application writes where it means nothing: an empty text.
CREATE FUNCTION legacy_text(p_text text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN p_text <> '' THEN p_text END;

-- Null for infinity, which no clock of ours can hold.
CREATE FUNCTION legacy_moment(p_time timestamptz) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN isfinite(p_time) THEN p_time END;

-- What stands for a token in the accounts: SHA-256, bound to column and user, so that two people with one token, or one
-- token in two places, are not seen to be alike. Not keyed: SQL must compute it, so the key would lie beside it, and a
-- provider's token has too many bits to be guessed.
CREATE FUNCTION legacy_digest(p_column text, p_user text, p_token text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN encode(sha256(convert_to('v1|users|' || p_column || '|' || p_user || '|' || p_token, 'UTF8')), 'hex');

-- The old columns, one row for each user and type, empty texts read as null. Keys that the service does not take (those of
-- its API) are told apart. OFFSET 0 has the planner work something out once, not at each mention.
CREATE VIEW legacy_columns AS
SELECT person.id AS user_id, keys.organization_id, keys.supported, old.*
  FROM users AS person
 CROSS JOIN LATERAL (
    SELECT CASE WHEN btrim(person.organization_id) <> '' THEN person.organization_id END AS organization_id,
           person.id ~ '^[A-Za-z0-9_-]+$' AND char_length(person.id) <= 64
           AND char_length(person.organization_id) <= 64 AS supported
    OFFSET 0) AS keys
 CROSS JOIN LATERAL (VALUES
    ('github', 'github', coalesce(person.github_connected, false),
     legacy_text(person.github_access_token), NULL, NULL::timestamptz,
     legacy_text(person.github_user_id), legacy_text(person.github_username), legacy_text(person.github_email),
     legacy_text(person.github_avatar_url), legacy_moment(person.github_connected_at),
     '' IN (person.github_access_token, person.github_user_id, person.github_username, person.github_email,
            person.github_avatar_url)),
    ('google_calendar', 'google', coalesce(person.google_calendar_connected, false),
     legacy_text(person.google_calendar_access_token), legacy_text(person.google_calendar_refresh_token),
     legacy_moment(person.google_calendar_token_expiry),
     NULL, NULL, NULL, NULL, NULL::timestamptz,
     '' IN (person.google_calendar_access_token, person.google_calendar_refresh_token))
  ) AS old (integration_type, provider, connected, access_token, refresh_token, token_expiry, external_id,
            external_username, external_email, external_avatar_url, old_connected_at, has_empty_text);

-- What each of them is. Null where the old application knows nothing of this user and type. "connected" is the normal
-- case, the others are findings. What is live is carried over as connected.
CREATE VIEW legacy_connections AS
SELECT old.*, sorted.kind, sorted.live
  FROM legacy_columns AS old
 CROSS JOIN LATERAL (
    SELECT CASE
             WHEN NOT old.connected AND old_connected_at IS NULL AND token_expiry IS NULL
              AND coalesce(access_token, refresh_token, external_id, external_username, external_email,
                           external_avatar_url) IS NULL THEN NULL
             WHEN organization_id IS NULL THEN 'no_organization'
             WHEN NOT supported THEN 'key_not_supported'
             WHEN old.connected AND access_token IS NOT NULL THEN 'connected'
             WHEN old.connected AND refresh_token IS NOT NULL THEN 'refresh_token_only'
             WHEN old.connected THEN 'connected_without_token'
             WHEN coalesce(access_token, refresh_token) IS NOT NULL THEN 'token_without_connection'
             ELSE 'account_only'
           END AS kind,
           old.connected AND organization_id IS NOT NULL AND supported
           AND coalesce(access_token, refresh_token) IS NOT NULL AS live
    OFFSET 0) AS sorted;

CREATE FUNCTION legacy_outcome(p_finding text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE p_finding
    WHEN 'no_organization' THEN 'left in users until the user has an organization'
    WHEN 'key_not_supported' THEN 'left in users: the service takes no such key of a user or organization'
    WHEN 'connected_without_token' THEN 'account carried over; the person must connect again'
    WHEN 'token_without_connection' THEN 'account carried over as not connected; the token stays in users until clean-up'
    WHEN 'refresh_token_only' THEN 'carried over as connected; the first use fetches an access token'
    WHEN 'account_only' THEN 'account carried over as not connected'
    WHEN 'empty_text' THEN 'read as null'
    WHEN 'already_connected' THEN 'the newer connection stays; the old account and digest are in its metadata'
END;

-- When the background is first to refresh what was carried over: five minutes before it runs out, earlier by chance as
-- with any other row. What ran out already is refreshed at its first use; the background comes to it within a day, spread
-- by chance, and within thirty days to what nobody has refreshed for so long.
CREATE FUNCTION legacy_refresh_at(p_expiry timestamptz) RETURNS timestamptz
LANGUAGE sql VOLATILE PARALLEL SAFE
RETURN CASE
    WHEN p_expiry > now() + interval '5 minutes'
    THEN p_expiry - interval '5 minutes' - random() * interval '150 seconds'
    WHEN p_expiry > now() - interval '30 days' THEN now() + random() * interval '1 day'
    ELSE now() + random() * interval '30 days'
END;

-- What the integrations row of each of them is to hold, in accord with the checks of that table. A refresh token without
-- an access token needs a stand-in that ran out, for the table knows no other; an unknown expiry beside a refresh token
-- is taken for past, as such access tokens live an hour.
CREATE VIEW legacy_rows AS
SELECT organization_id, user_id, integration_type, provider, kind, has_empty_text, live AS is_connected,
       CASE WHEN live THEN 'active' ELSE 'revoked' END AS status,
       CASE WHEN live THEN coalesce(old_connected_at, now()) END AS connected_at,
       CASE WHEN live THEN convert_to(coalesce(access_token, 'none'), 'UTF8') END AS access_token,
       CASE WHEN live THEN convert_to(refresh_token, 'UTF8') END AS refresh_token,
       NOT live AS tokens_sealed,
       CASE WHEN live AND refresh_token IS NOT NULL AND (access_token IS NULL OR token_expiry IS NULL)
            THEN least(token_expiry, now())
            WHEN live THEN token_expiry
       END AS token_expiry,
       CASE WHEN live AND refresh_token IS NOT NULL THEN legacy_refresh_at(token_expiry) END AS refresh_at,
       external_id, external_username, external_email, external_avatar_url,
       coalesce(external_id, external_username, external_email, external_avatar_url) IS NOT NULL AS has_account,
       CASE WHEN kind = 'connected_without_token' THEN 'token_missing' END AS last_error_code,
       CASE WHEN kind = 'connected_without_token'
            THEN 'The old application had no token of this connection. Connect the account again.' END AS last_error,
       CASE WHEN kind = 'connected_without_token' THEN now() END AS last_error_at,
       CASE integration_type
         WHEN 'github' THEN jsonb_build_object(
               'connected', connected, 'accessTokenSha256', legacy_digest('github_access_token', user_id, access_token))
         ELSE jsonb_build_object(
               'connected', connected, 'accessTokenSha256', legacy_digest('google_calendar_access_token', user_id, access_token),
               'refreshTokenSha256', legacy_digest('google_calendar_refresh_token', user_id, refresh_token), 'tokenExpiry', token_expiry AT TIME ZONE 'UTC')
       END AS old_grant,
       CASE integration_type
         WHEN 'github' THEN jsonb_build_object(
               'externalId', external_id, 'externalUsername', external_username, 'externalEmail', external_email,
               'externalAvatarUrl', external_avatar_url, 'connectedAt', old_connected_at AT TIME ZONE 'UTC')
         ELSE '{}'
       END AS old_account,
       -- What legacy_metadata below makes of the two for a row that is copied, in one go.
       CASE integration_type
         WHEN 'github' THEN jsonb_build_object('legacy', jsonb_build_object(
               'connected', connected, 'accessTokenSha256', legacy_digest('github_access_token', user_id, access_token),
               'externalId', external_id, 'externalUsername', external_username, 'externalEmail', external_email,
               'externalAvatarUrl', external_avatar_url, 'connectedAt', old_connected_at AT TIME ZONE 'UTC',
               'generation', 1, 'copied', true))
         ELSE jsonb_build_object('legacy', jsonb_build_object(
               'connected', connected, 'accessTokenSha256', legacy_digest('google_calendar_access_token', user_id, access_token),
               'refreshTokenSha256', legacy_digest('google_calendar_refresh_token', user_id, refresh_token), 'tokenExpiry', token_expiry AT TIME ZONE 'UTC',
               'generation', 1, 'copied', true))
       END AS metadata
  FROM legacy_connections;

-- What the metadata of a row keep of the old columns: account, times (in UTC) and digests as last carried over, with the
-- generation that the row's grant had then. Never a token; people cannot edit it.
CREATE FUNCTION legacy_metadata(p_grant jsonb, p_account jsonb, p_generation bigint, p_copied boolean) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE
RETURN jsonb_build_object('legacy', p_grant || p_account
    || jsonb_build_object('generation', p_generation, 'copied', p_copied));
