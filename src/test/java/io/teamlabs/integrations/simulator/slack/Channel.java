package io.teamlabs.integrations.simulator.slack;

import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashSet;
import java.util.Set;

/** A channel of a workspace. */
final class Channel {
    private static final long CREATED = 1_700_000_000L;

    private final String id;
    private final String name;
    private final boolean isPrivate;
    private final boolean archived;
    private final Set<String> members = new LinkedHashSet<>();

    Channel(String id, String name, boolean isPrivate, boolean archived) {
        this.id = id;
        this.name = name;
        this.isPrivate = isPrivate;
        this.archived = archived;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    boolean isPrivate() {
        return isPrivate;
    }

    boolean isArchived() {
        return archived;
    }

    boolean isGeneral() {
        return name.equals("general");
    }

    /** Everybody is in the general channel. */
    boolean has(String user) {
        return isGeneral() || members.contains(user);
    }

    /** Whether that one was not in it. */
    boolean join(String user) {
        return !isGeneral() && members.add(user);
    }

    JsonObjectBuilder described(String viewer) {
        return JsonText.object()
                .add("id", id)
                .add("name", name)
                .add("name_normalized", name)
                .add("is_channel", !isPrivate)
                .add("is_group", isPrivate)
                .add("is_im", false)
                .add("is_mpim", false)
                .add("is_private", isPrivate)
                .add("created", CREATED)
                .add("creator", "U0FOUNDER")
                .add("is_archived", archived)
                .add("is_general", isGeneral())
                .add("unlinked", 0)
                .add("is_shared", false)
                .add("is_org_shared", false)
                .add("is_ext_shared", false)
                .add("is_pending_ext_shared", false)
                .add("pending_shared", JsonText.array())
                .add("is_member", has(viewer))
                .add("topic", said("About " + name))
                .add("purpose", said(""))
                .add("previous_names", JsonText.array());
    }

    private static JsonObjectBuilder said(String value) {
        return JsonText.object().add("value", value).add("creator", "").add("last_set", 0);
    }
}
