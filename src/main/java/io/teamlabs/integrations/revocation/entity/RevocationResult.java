package io.teamlabs.integrations.revocation.entity;

import java.util.Locale;

/** What became of a revocation at the provider. */
public enum RevocationResult {
    /** The provider confirmed it, or the grant was gone already. */
    DONE,
    /** Not confirmed yet; it is tried again. */
    PENDING,
    /** There was nothing to revoke, or nothing that can be revoked; the record of events says why. */
    NOT_NEEDED,
    /** Others use the same grant; it is revoked when the last of them is cut. */
    SHARED;

    /** The form in JSON. */
    public String value() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
