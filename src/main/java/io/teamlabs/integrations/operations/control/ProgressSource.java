package io.teamlabs.integrations.operations.control;

import java.util.List;

/** An SPI, found by CDI: components whose background works on something long tell how far it has come. */
@FunctionalInterface
public interface ProgressSource {

    /** Returns one entry for each work; asks the database, so it may fail as that does. */
    List<Progress> progress();
}
