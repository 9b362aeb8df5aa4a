package io.teamlabs.integrations.legacy.control;

import io.teamlabs.integrations.operations.control.Progress;
import io.teamlabs.integrations.operations.control.ProgressSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Tells operators how far sealing and writing back have come. */
@ApplicationScoped
public class TransitionProgress implements ProgressSource {

    @Inject
    CopiedTokens copied;

    @Inject
    OldColumns columns;

    @Override
    public List<Progress> progress() {
        List<Progress> works = new ArrayList<>();
        CopiedTokens.Count count = copied.count();
        works.add(new Progress(
                "sealing-of-copied-tokens",
                count.sealed(),
                count.unsealed(),
                count.unsealed() == 0
                        ? "Every token is sealed."
                        : "Copied tokens are being sealed; they can be used meanwhile."));
        if (columns.areThere()) {
            long waiting = columns.countToWriteBack();
            works.add(new Progress(
                    "writing-back-to-old-columns",
                    0,
                    waiting,
                    waiting == 0
                            ? "The old columns hold what the service holds."
                            : "The service holds newer grants than the old columns."));
        }
        return works;
    }
}
