-- The application's own two tables, as the old application knows them. On a database that already has
-- them the DBA baselines at version 1, so this file must hold these two tables and nothing else.
-- No foreign key of the integrations service points at them: the old application deletes as it likes.

CREATE TABLE organizations (
    id   text PRIMARY KEY,
    name text
);

CREATE TABLE users (
    id              text PRIMARY KEY,
    organization_id text,
    email           text,
    first_name      text,
    last_name       text,
    profile_image   text,
    role            text,
    -- The eleven legacy columns: tokens lived here before integrations had a table of their own.
    github_connected               boolean DEFAULT false,
    github_access_token            text,
    github_user_id                 text,
    github_username                text,
    github_email                   text,
    github_avatar_url              text,
    github_connected_at            timestamptz,
    google_calendar_connected      boolean DEFAULT false,
    google_calendar_access_token   text,
    google_calendar_refresh_token  text,
    google_calendar_token_expiry   timestamptz
);
