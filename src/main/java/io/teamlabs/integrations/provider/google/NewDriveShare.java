package io.teamlabs.integrations.provider.google;

import com.google.api.services.drive.model.Permission;
import org.jspecify.annotations.Nullable;

/**
 * A share that is to be.
 *
 * @param address the person's or group's, or the domain; null for a link
 * @param mailed whether Google sends a mail about it
 * @param message what the mail says
 */
record NewDriveShare(
        DriveAudience audience,
        @Nullable String address,
        String role,
        boolean mailed,
        @Nullable String message) {

    Permission permission() {
        Permission permission = new Permission().setType(audience.type()).setRole(role);
        return switch (audience) {
            case PERSON, GROUP -> permission.setEmailAddress(address);
            case DOMAIN -> permission.setDomain(address);
            case LINK -> permission.setAllowFileDiscovery(false);
        };
    }
}
