package io.teamlabs.integrations.simulator.grant;

/**
 * A person's account at a vendor.
 *
 * @param id the vendor's key: GitHub's number, Google's {@code sub}, Dropbox' {@code dbid:…}, Slack's {@code T…:U…}
 * @param username the handle; where the vendor has none, the e-mail address
 * @param name the person's name
 * @param email the address the vendor knows
 * @param emailVerified whether the vendor has seen it answered
 * @param emailPublic whether GitHub shows it on the profile
 */
public record Account(
        String id, String username, String name, String email, boolean emailVerified, boolean emailPublic) {

    /** An ordinary account: verified, and public where that matters. */
    public static Account of(String id, String username, String name, String email) {
        return new Account(id, username, name, email, true, true);
    }

    public Account withPrivateEmail() {
        return new Account(id, username, name, email, emailVerified, false);
    }

    public Account withUnverifiedEmail() {
        return new Account(id, username, name, email, false, emailPublic);
    }

    /** The part of the name before the last blank. */
    public String givenName() {
        int blank = name.lastIndexOf(' ');
        return blank < 0 ? name : name.substring(0, blank);
    }

    /** The part of the name after the last blank. */
    public String familyName() {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    /** A picture that exists nowhere. */
    public String avatarUrl() {
        return "https://avatars.example/" + Integer.toHexString(id.hashCode()) + ".png";
    }
}
