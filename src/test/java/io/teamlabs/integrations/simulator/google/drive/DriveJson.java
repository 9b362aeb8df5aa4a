package io.teamlabs.integrations.simulator.google.drive;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The whole resources; a mask takes what is wanted of them. Numbers of 64 bits are text. */
final class DriveJson {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private DriveJson() {}

    static JsonObject file(StoredFile file, DriveCaller caller) {
        JsonObjectBuilder json = JsonText.object()
                .add("kind", "drive#file")
                .add("id", file.id)
                .add("name", file.name)
                .add("mimeType", file.mimeType)
                .add("starred", false)
                .add("trashed", file.trashed)
                .add("parents", JsonText.strings(file.parents))
                .add("spaces", JsonText.array().add("drive"))
                .add("createdTime", time(file.created))
                .add("modifiedTime", time(file.modified))
                .add("owners", JsonText.array().add(user(file.owner, caller)))
                .add("ownedByMe", file.owner.id().equals(caller.account().id()))
                .add("shared", file.isShared())
                .add("webViewLink", link(file));
        addContent(json, file);
        if (!file.description.isEmpty()) {
            json.add("description", file.description);
        }
        if (!file.appProperties.isEmpty()) {
            JsonObjectBuilder properties = JsonText.object();
            file.appProperties.forEach(properties::add);
            json.add("appProperties", properties);
        }
        return json.build();
    }

    private static void addContent(JsonObjectBuilder json, StoredFile file) {
        file.content.ifPresent(content -> json.add("size", Long.toString(content.size()))
                .add("quotaBytesUsed", Long.toString(content.size()))
                .add("md5Checksum", content.md5())
                .add("originalFilename", file.name)
                .add("webContentLink", "https://drive.google.com/uc?id=" + file.id + "&export=download"));
    }

    private static String link(StoredFile file) {
        return file.isFolder()
                ? "https://drive.google.com/drive/folders/" + file.id
                : "https://drive.google.com/file/d/" + file.id + "/view?usp=drivesdk";
    }

    static JsonObject share(Share share) {
        JsonObjectBuilder json = JsonText.object()
                .add("kind", "drive#permission")
                .add("id", share.id())
                .add("type", share.type())
                .add("role", share.role());
        switch (share.type()) {
            case "anyone" -> json.add("allowFileDiscovery", false);
            case "domain" -> json.add("domain", share.address()).add("displayName", share.name());
            default ->
                json.add("emailAddress", share.address())
                        .add("displayName", share.name())
                        .add("deleted", false)
                        .add("pendingOwner", false);
        }
        return json.build();
    }

    static JsonObject comment(Remark remark, DriveCaller caller) {
        JsonArrayBuilder replies = JsonText.array();
        remark.replies.forEach(reply -> replies.add(reply(reply, caller)));
        JsonObjectBuilder json = remark(remark, "drive#comment", caller)
                .add("resolved", remark.resolved)
                .add("replies", replies);
        if (!remark.quoted.isEmpty()) {
            json.add(
                    "quotedFileContent",
                    JsonText.object().add("mimeType", "text/html").add("value", remark.quoted));
        }
        return json.build();
    }

    static JsonObject reply(Remark reply, DriveCaller caller) {
        JsonObjectBuilder json = remark(reply, "drive#reply", caller);
        if (!reply.action.isEmpty()) {
            json.add("action", reply.action);
        }
        return json.build();
    }

    private static JsonObjectBuilder remark(Remark remark, String kind, DriveCaller caller) {
        JsonObjectBuilder json = JsonText.object()
                .add("kind", kind)
                .add("id", remark.id)
                .add("createdTime", time(remark.created))
                .add("modifiedTime", time(remark.modified))
                .add("author", author(remark.author, caller))
                .add("deleted", remark.deleted);
        return remark.deleted ? json : json.add("content", remark.content).add("htmlContent", remark.content);
    }

    /** Drive does not tell the addresses of those who comment. */
    private static JsonObjectBuilder author(Account author, DriveCaller caller) {
        return JsonText.object()
                .add("kind", "drive#user")
                .add("displayName", author.name())
                .add("me", author.id().equals(caller.account().id()));
    }

    static JsonObjectBuilder user(Account account, DriveCaller caller) {
        return JsonText.object()
                .add("kind", "drive#user")
                .add("displayName", account.name())
                .add("photoLink", account.avatarUrl())
                .add("me", account.id().equals(caller.account().id()))
                .add("permissionId", account.id())
                .add("emailAddress", account.email());
    }

    static JsonObject change(DriveStore.Change change, DriveCaller caller) {
        JsonObjectBuilder json = JsonText.object()
                .add("kind", "drive#change")
                .add("type", "file")
                .add("changeType", "file")
                .add("time", time(change.at()))
                .add("removed", change.removed())
                .add("fileId", change.file().id);
        return change.removed()
                ? json.build()
                : json.add("file", file(change.file(), caller)).build();
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }
}
