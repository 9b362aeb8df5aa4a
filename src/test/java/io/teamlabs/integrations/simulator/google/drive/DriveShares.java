package io.teamlabs.integrations.simulator.google.drive;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Request;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/** The methods of {@code permissions}. */
final class DriveShares {
    private static final String USUAL = "kind,id,type,role,allowFileDiscovery";
    private static final Set<String> ADDRESSED = Set.of("user", "group");

    private final DriveStore store;
    private final DriveDoor door;

    DriveShares(DriveStore store, DriveDoor door) {
        this.store = store;
        this.door = door;
    }

    Answer list(Request request, DriveCaller caller) {
        StoredFile file = store.file(request.variable("fileId"), caller, Share.WRITER);
        JsonObject page = DriveAnswer.page(request, file.shares, file.id, 100, "permissions", DriveJson::share)
                .add("kind", "drive#permissionList")
                .build();
        return DriveAnswer.of(request, page, "kind,nextPageToken,permissions(" + USUAL + ")");
    }

    Answer get(Request request, DriveCaller caller) {
        StoredFile file = store.file(request.variable("fileId"), caller);
        return DriveAnswer.of(request, DriveJson.share(share(request, file)), USUAL);
    }

    /** A second permission for the same address changes the role of the first. */
    Answer create(Request request, DriveCaller caller) {
        StoredFile file = store.file(request.variable("fileId"), caller, Share.WRITER);
        Share share = asked(DriveAnswer.body(request));
        boolean notifies = ADDRESSED.contains(share.type())
                && !request.query().text("sendNotificationEmail").equals("false");
        if (ADDRESSED.contains(share.type()) && !notifies && !isAccount(share)) {
            throw DriveRefusal.of(
                    400,
                    "invalidSharingRequest",
                    "Bad Request. User message: \"You are trying to invite " + share.address()
                            + ". Since there is no Google account associated with this email address, you must check"
                            + " the \"Notify people\" box to invite this recipient.\"");
        }
        if (notifies) {
            store.notified(share.address() + ": " + request.query().text("emailMessage"));
        }
        put(file, share);
        return DriveAnswer.of(request, DriveJson.share(share), USUAL);
    }

    private boolean isAccount(Share share) {
        return door.accountOf(share.address()).isPresent();
    }

    private Share asked(JsonObject body) {
        String type = body.getString("type", "");
        String role = body.getString("role", "");
        String address = body.getString(type.equals("domain") ? "domain" : "emailAddress", "");
        if (!Share.ROLES.contains(role)) {
            throw DriveRefusal.about(400, "invalid", "The specified role is invalid.", "permission.role");
        }
        if (role.equals(Share.OWNER)) {
            throw DriveRefusal.of(403, "forbidden", "The transferOwnership parameter must be enabled.");
        }
        return switch (type) {
            case "anyone" -> new Share("anyoneWithLink", type, role, "", "");
            case "user", "group", "domain" -> addressed(type, role, address);
            default ->
                throw DriveRefusal.about(400, "invalid", "The permission type field is required.", "permission.type");
        };
    }

    private Share addressed(String type, String role, String address) {
        if (!address.contains(".")) {
            throw DriveRefusal.of(
                    400, "invalidSharingRequest", "The specified emailAddress is invalid or not applicable.");
        }
        Optional<Account> account = door.accountOf(address);
        String id = account.map(Account::id)
                .orElseGet(() -> Long.toString(10_000_000_000L + Integer.toUnsignedLong(address.hashCode())));
        return new Share(id, type, role, address, account.map(Account::name).orElse(address));
    }

    private void put(StoredFile file, Share share) {
        Optional<Share> known = file.share(share.id());
        if (known.filter(one -> one.role().equals(Share.OWNER)).isPresent()) {
            throw DriveRefusal.of(403, "cannotModifyInheritedPermission", "The owner has all rights already.");
        }
        known.ifPresent(file.shares::remove);
        file.shares.add(share);
        store.changed(file);
    }

    Answer update(Request request, DriveCaller caller) {
        StoredFile file = store.file(request.variable("fileId"), caller, Share.WRITER);
        Share changed = share(request, file).as(DriveAnswer.body(request).getString("role", ""));
        put(file, changed);
        return DriveAnswer.of(request, DriveJson.share(changed), USUAL);
    }

    /** Whoever may see a file may leave it; the owner stays. */
    Answer delete(Request request, DriveCaller caller) {
        StoredFile file = store.file(request.variable("fileId"), caller);
        Share share = share(request, file);
        boolean own = share.id().equals(caller.account().id());
        if (share.role().equals(Share.OWNER) || !(own || file.allows(caller, Share.WRITER))) {
            throw DriveRefusal.insufficientFilePermissions();
        }
        file.shares.remove(share);
        store.changed(file);
        return Answer.empty(204);
    }

    private static Share share(Request request, StoredFile file) {
        String id = request.variable("permissionId");
        return file.share(id)
                .orElseThrow(
                        () -> DriveRefusal.about(404, "notFound", "Permission not found: " + id + ".", "permissionId"));
    }
}
