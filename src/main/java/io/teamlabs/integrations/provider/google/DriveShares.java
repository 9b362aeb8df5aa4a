package io.teamlabs.integrations.provider.google;

import com.google.api.services.drive.Drive;
import com.google.api.services.drive.model.Permission;
import com.google.api.services.drive.model.PermissionList;
import io.teamlabs.integrations.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The shares of one file or folder. */
final class DriveShares {

    /** The answer's name for an address that cannot be shared with in this way. */
    private static final String INVALID_SHARING = "invalidSharingRequest";

    private final Drive drive;
    private final Drive repeating;
    private final String fileId;

    DriveShares(DriveAccount account, String fileId) {
        this.drive = account.drive();
        this.repeating = account.repeating();
        this.fileId = fileId;
    }

    PermissionList list(int limit, @Nullable String cursor) {
        return GoogleCalls.run(() -> drive.permissions()
                .list(fileId)
                .setPageSize(limit)
                .setPageToken(cursor)
                .setSupportsAllDrives(true)
                .setFields("nextPageToken,permissions(" + DriveDocuments.SHARE_FIELDS + ")"));
    }

    /** Google's default is to send mails: it is always told. It wants nothing said of them where there is no address. */
    Permission add(NewDriveShare share) {
        boolean addressed = share.audience().isAddressed();
        Drive by = share.mailed() ? drive : repeating;
        try {
            return GoogleCalls.run(() -> by.permissions()
                    .create(fileId, share.permission())
                    .setSendNotificationEmail(addressed ? share.mailed() : null)
                    .setEmailMessage(addressed && share.mailed() ? share.message() : null)
                    .setSupportsAllDrives(true)
                    .setFields(DriveDocuments.SHARE_FIELDS));
        } catch (GoogleRefusal refused) {
            if (refused.classification().code().equals(INVALID_SHARING)) {
                throw unreachable(share);
            }
            throw refused;
        }
    }

    private static ProblemException unreachable(NewDriveShare share) {
        return share.audience().isAddressed() && !share.mailed()
                ? ProblemException.invalid(
                        "notify",
                        "Google may know no account of this address. Set notify to true, so that it is invited by mail.")
                : ProblemException.invalid(
                        share.audience() == DriveAudience.DOMAIN ? "domain" : "email",
                        "Google does not share with this address. Check it.");
    }

    void withdraw(String shareId) {
        GoogleCalls.run(() -> drive.permissions().delete(fileId, shareId).setSupportsAllDrives(true));
    }
}
