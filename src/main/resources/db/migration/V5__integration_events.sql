-- Append-only: what happened to whom, by whom and when. Written in the transaction of what it tells;
-- audit trail, error history, and later the outbox of deliveries. People appear only by their ids.

CREATE TABLE integration_events (
    organization_id  text        NOT NULL,
    id               uuid        NOT NULL,
    occurred_at      timestamptz NOT NULL,
    kind             text        NOT NULL,
    integration_id   uuid,
    user_id          text,
    integration_type text,
    actor_kind       text        NOT NULL,
    actor_id         text,
    code             text,
    detail           jsonb       NOT NULL DEFAULT '{}',
    PRIMARY KEY (organization_id, id),
    CONSTRAINT integration_events_actor CHECK (actor_kind IN ('user', 'administrator', 'service', 'operator', 'system'))
);
CREATE INDEX integration_events_time ON integration_events (organization_id, occurred_at);

ALTER TABLE integration_events ENABLE ROW LEVEL SECURITY;
CREATE POLICY integration_events_of_organization ON integration_events
    USING (organization_id = nullif(current_setting('app.organization_id', true), ''));
-- No update and no delete: retention is the owner's, through a function of its own.
GRANT SELECT, INSERT ON integration_events TO ${applicationRole};
