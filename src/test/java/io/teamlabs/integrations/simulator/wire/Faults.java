package io.teamlabs.integrations.simulator.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults programmed, each with the calls it has left. */
final class Faults {
    private final List<Fault> faults = new ArrayList<>();

    synchronized void add(Fault fault) {
        if (fault.times() < 1) {
            throw new IllegalArgumentException("A fault meets at least one call");
        }
        faults.add(fault);
    }

    /** The first that fits this call; it has one call less from now on. */
    synchronized Optional<Fault> take(Request request) {
        String call = request.method() + " " + request.path();
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (call.contains(fault.pathPart())) {
                consume(i, fault);
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private void consume(int index, Fault fault) {
        if (fault.times() == 1) {
            faults.remove(index);
        } else if (fault.times() != Fault.ALWAYS) {
            faults.set(index, fault.times(fault.times() - 1));
        }
    }

    synchronized List<Fault> all() {
        return List.copyOf(faults);
    }

    synchronized void clear() {
        faults.clear();
    }
}
