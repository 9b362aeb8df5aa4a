package io.teamlabs.integrations.journey;

import java.util.UUID;

/** Ids of people and of the accounts that are theirs alone, in the forms of TeamLabs and the vendors. */
public final class PersonalAccounts {

    private static final int USER_ID_LENGTH = 24;
    private static final long NUMBERS = 1_000_000_000L;

    private PersonalAccounts() {}

    /** Returns a new user's key: 24 hexadecimal digits. */
    public static String newUserId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, USER_ID_LENGTH);
    }

    /** Returns the id of a user's account at a vendor, always the same. */
    public static String id(String provider, String user) {
        long number = NUMBERS + Math.floorMod((long) user.hashCode(), NUMBERS);
        return switch (provider) {
            case "github", "google" -> String.valueOf(number);
            case "dropbox" -> "dbid:AAJ" + number;
            case "slack" -> "T0AURORA1:U0" + number;
            default -> throw new IllegalArgumentException("There is no vendor called " + provider);
        };
    }
}
