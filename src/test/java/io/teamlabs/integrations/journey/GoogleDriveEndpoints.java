package io.teamlabs.integrations.journey;

import static io.teamlabs.integrations.journey.Endpoint.action;

import java.util.List;

/** The calls that work in a person's Drive. */
final class GoogleDriveEndpoints {

    private static final String FILES = "/google-drive/files";
    private static final String FILE = FILES + "/{fileId}";
    private static final String COMMENT = FILE + "/comments/{commentId}";

    private GoogleDriveEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                action("GET", FILES, ""),
                action("POST", FILES, "{\"name\":\"Plans\",\"kind\":\"folder\"}"),
                action("GET", FILES + "/changes", ""),
                action("POST", FILES + "/content", ""),
                action("GET", FILE, ""),
                action("PATCH", FILE, "{\"name\":\"Plan B\"}"),
                action("DELETE", FILE, ""),
                action("GET", FILE + "/content", ""),
                action("PUT", FILE + "/content", ""),
                action("GET", FILE + "/shares", ""),
                action("POST", FILE + "/shares", "{\"with\":\"link\",\"role\":\"reader\"}"),
                action("DELETE", FILE + "/shares/{shareId}", ""),
                action("GET", FILE + "/comments", ""),
                action("POST", FILE + "/comments", "{\"content\":\"Why?\"}"),
                action("DELETE", COMMENT, ""),
                action("POST", COMMENT + "/replies", "{\"content\":\"Agreed\"}"));
    }
}
