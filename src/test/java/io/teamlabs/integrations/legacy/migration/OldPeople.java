package io.teamlabs.integrations.legacy.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** People as the old application keeps them: one of each kind that its page of columns names, and some more. */
public final class OldPeople {

    /** A token of 4,000 characters, of more than one script and of none that fits into one byte alone. */
    public static final String LONG_TOKEN = IntStream.range(0, 4000)
            .mapToObj(at -> String.valueOf("aZ9-ßдあ".charAt(at % 7)))
            .collect(Collectors.joining());

    /** Names in many scripts, from right to left, with marks, beyond the first plane, and with what SQL and JSON quote. */
    public static final List<String> NAMES = List.of(
            "Zoë Ångström",
            "Дмитрий",
            "Ελένη",
            "משה",
            "فاطمة",
            "राधा",
            "ぴかちゅう",
            "王小明",
            "김철수",
            "👩‍💻",
            "O'Brien \"x\" \\");

    private static final String INSERT =
            "INSERT INTO users (id, organization_id, email, github_connected, github_access_token, github_user_id,"
                    + " github_username, github_email, github_avatar_url, github_connected_at, google_calendar_connected,"
                    + " google_calendar_access_token, google_calendar_refresh_token, google_calendar_token_expiry) VALUES ";

    private OldPeople() {}

    /** Adds one person of each kind. */
    public static void add(OldDatabase database) {
        database.owner(INSERT + """
                ('normal', 'acme', 'n@acme.test', true, 'gho_normal', '4711', 'nora', 'nora@git.test', 'https://a/4711',
                 '2024-01-02T03:04:05Z', true, 'ya29.normal', '1//normal', now() + interval '1 hour'),
                ('flag-only', 'acme', NULL, true, NULL, '12', 'flora', 'flora@git.test', NULL, '2024-01-01Z',
                 true, NULL, NULL, NULL),
                ('token-only', 'acme', NULL, false, 'gho_token-only', '13', 'tom', NULL, NULL, NULL,
                 NULL, 'ya29.token-only', '1//token-only', now()),
                ('homeless', NULL, NULL, true, 'gho_homeless', '14', 'hans', NULL, NULL, NULL, false, NULL, NULL, NULL),
                ('homeless-without-token', '', NULL, false, NULL, NULL, NULL, NULL, NULL, NULL, true, NULL, NULL, NULL),
                ('refresh-only', 'acme', NULL, false, NULL, NULL, NULL, NULL, NULL, NULL,
                 true, NULL, '1//refresh-only', '2024-01-01Z'),
                ('account-only', 'acme', NULL, false, NULL, '15', 'anna', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
                ('empty', 'acme', NULL, true, '', '', '', '', '', NULL, true, '', '', NULL),
                ('run-out', 'beta', NULL, false, NULL, NULL, NULL, NULL, NULL, NULL, true, 'ya29.run-out', NULL, '2024-01-01Z'),
                ('endless', 'beta', NULL, true, 'gho_endless', NULL, NULL, NULL, NULL, 'infinity',
                 true, 'ya29.endless', '1//endless', 'infinity'),
                ('plain', 'acme', 'p@acme.test', false, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, NULL),
                ('bad key', 'acme', NULL, true, 'gho_bad-key', NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, NULL)""");
        try (Connection connection = database.database().asOwner();
                PreparedStatement insert = connection.prepareStatement(
                        INSERT + "(?, 'beta', NULL, true, ?, ?, ?, ?, NULL, now(), false, NULL, NULL, NULL)")) {
            for (int at = 0; at < NAMES.size(); at++) {
                insert.setString(1, "script-" + at);
                insert.setString(2, at == 0 ? LONG_TOKEN : "gho_" + NAMES.get(at));
                insert.setString(3, "id-" + at);
                insert.setString(4, NAMES.get(at));
                insert.setString(5, NAMES.get(at) + "@例え.test");
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException failed) {
            throw new IllegalStateException("The old application's people could not be added", failed);
        }
    }
}
