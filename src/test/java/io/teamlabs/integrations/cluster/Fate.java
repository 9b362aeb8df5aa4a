package io.teamlabs.integrations.cluster;

/** What the surviving node must make of a row whose refresh was cut off. */
enum Fate {
    /** Fresh by the survivor's first call: the dead had not come as far as a claim. */
    NOT_BEGUN,
    /** Fresh without another call: the dead had written. */
    WRITTEN,
    /** Fresh after one further call of the next holder. */
    REFRESHED_AGAIN,
    /** The provider had spent the refresh token and nobody has its successor: the row says so after one further call. */
    ROTATION_LOST
}
