package io.teamlabs.integrations.legacy.migration;

/** The whole road on the oldest PostgreSQL that is supported. */
class UpgradeOnFifteenIT extends Upgrade {

    UpgradeOnFifteenIT() {
        super(15);
    }
}
