package io.teamlabs.integrations.legacy.migration;

/** The whole road on the PostgreSQL that everything else is tested with. */
class UpgradeOnSeventeenIT extends Upgrade {

    UpgradeOnSeventeenIT() {
        super(17);
    }
}
