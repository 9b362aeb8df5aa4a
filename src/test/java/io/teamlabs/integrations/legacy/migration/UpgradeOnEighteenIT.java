package io.teamlabs.integrations.legacy.migration;

/** The whole road on the newest PostgreSQL. */
class UpgradeOnEighteenIT extends Upgrade {

    UpgradeOnEighteenIT() {
        super(18);
    }
}
