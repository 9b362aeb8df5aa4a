-- The integration types. Repeatable: a row that is there, whoever wrote or edited it, is left alone.
-- Rows of further types that the old application announced stay as they are; no provider serves them here.

INSERT INTO common_types (master_type, code, value, description, fa_icon, metadata)
SELECT 'Integrations', seed.code, seed.value, seed.description, seed.fa_icon, seed.metadata::jsonb
  FROM (VALUES
    (1, 'GitHub', 'github', 'FaGithub',
        '{"purpose": "Work with repositories, issues and pull requests from TeamLabs."}'),
    (2, 'Google Calendar', 'google_calendar', 'FaCalendarAlt',
        '{"purpose": "See your calendars and schedule meetings from TeamLabs."}'),
    (3, 'Google Meet', 'google_meet', 'FaVideo',
        '{"purpose": "Create video meetings and share their links from TeamLabs."}'),
    (4, 'Google Drive', 'google_drive', 'FaGoogleDrive',
        '{"purpose": "Store, find and share the files that TeamLabs works with."}'),
    (5, 'Dropbox', 'dropbox', 'FaDropbox',
        '{"purpose": "Keep files in step with Dropbox and share them from TeamLabs."}'),
    (6, 'Slack', 'slack', 'FaSlack',
        '{"purpose": "Post messages and notify people in Slack from TeamLabs."}')
  ) AS seed (code, value, description, fa_icon, metadata)
 ORDER BY seed.code
ON CONFLICT DO NOTHING;
