package io.teamlabs.integrations.journey;

import static io.teamlabs.integrations.journey.Endpoint.action;

import java.util.List;

/** The actions in people's Slack. */
final class SlackEndpoints {

    private static final String CHANNELS = "/slack/channels";
    private static final String MESSAGES = "/slack/messages";
    private static final String MESSAGE = "{\"channel\":\"C0UNKNOWN1\",\"text\":\"hello\"";

    /** Made when asked for: the list of all calls and this one need each other. */
    static List<Endpoint> all() {
        return List.of(
                action("GET", CHANNELS, ""),
                action("POST", CHANNELS + "/{channelId}/join", ""),
                action(
                        "POST",
                        CHANNELS + "/{channelId}/files",
                        "{\"name\":\"a.txt\",\"upload\":\"11111111-2222-3333-4444-555555555555\"}"),
                action("POST", CHANNELS + "/{channelId}/files/content", ""),
                action("POST", MESSAGES, MESSAGE + "}"),
                action("POST", MESSAGES + "/direct", "{\"email\":\"a@b.example\",\"text\":\"hello\"}"),
                action("GET", MESSAGES + "/scheduled", ""),
                action("POST", MESSAGES + "/scheduled", MESSAGE + ",\"postAt\":\"2030-01-01T00:00:00Z\"}"),
                action("DELETE", MESSAGES + "/scheduled/{id}", ""));
    }

    private SlackEndpoints() {}
}
