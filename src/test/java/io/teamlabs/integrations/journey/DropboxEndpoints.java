package io.teamlabs.integrations.journey;

import static io.teamlabs.integrations.journey.Endpoint.action;

import java.util.List;

/** The actions in people's Dropboxes. */
final class DropboxEndpoints {

    private static final String FILES = "/dropbox/files";

    /** Made when asked for: the list of all calls and this one need each other. */
    static List<Endpoint> all() {
        return List.of(
                action("GET", FILES, ""),
                action("POST", FILES, "{\"path\":\"/a.txt\",\"upload\":\"11111111-2222-3333-4444-555555555555\"}"),
                action("DELETE", FILES, ""),
                action("POST", FILES + "/folders", "{\"path\":\"/Reports\"}"),
                action("GET", FILES + "/content", ""),
                action("PUT", FILES + "/content", ""),
                action("POST", FILES + "/links", "{\"path\":\"/a.txt\"}"),
                action("GET", FILES + "/changes", ""),
                action("GET", FILES + "/changes/wait", ""));
    }

    private DropboxEndpoints() {}
}
