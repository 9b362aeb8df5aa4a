-- The integration types. Repeatable: a row that is there, whoever wrote or edited it, is left alone.
-- Types 7 to 10 were announced by the old catalogue; they have no provider here and cannot be connected.

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
        '{"purpose": "Post messages and notify people in Slack from TeamLabs."}'),
    (7, 'Zoom', 'zoom', 'FaVideo', '{"purpose": "Hold Zoom meetings."}'),
    (8, 'Microsoft Teams', 'microsoft_teams', 'FaMicrosoft', '{"purpose": "Meet and chat in Microsoft Teams."}'),
    (9, 'OneDrive', 'onedrive', 'FaCloud', '{"purpose": "Keep files in OneDrive."}'),
    (10, 'Microsoft Outlook', 'microsoft_outlook', 'FaEnvelope', '{"purpose": "Use mail and calendar of Outlook."}')
  ) AS seed (code, value, description, fa_icon, metadata)
 ORDER BY seed.code
ON CONFLICT DO NOTHING;
