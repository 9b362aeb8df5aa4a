package io.teamlabs.integrations.simulator.wire;

import java.time.Clock;
import java.util.List;

/** One of the parties played: a name that begins its paths, its calls, its faults and its routing table. */
public abstract class Site {
    private static final Fault OUTAGE = Fault.outage();

    private final String name;
    private final CallLog calls;
    private final Faults faults = new Faults();
    private volatile boolean outage;

    protected Site(String name, Clock clock) {
        this.name = name;
        this.calls = new CallLog(clock);
    }

    /** The routing table; asked for once per call, so an implementation keeps it in a field. */
    protected abstract Routes routes();

    public String name() {
        return name;
    }

    /** The calls received, the oldest first, those under way included. */
    public List<Call> calls() {
        return calls.all();
    }

    /** The calls whose method, a space and path contain this, the oldest first. */
    public List<Call> calls(String pathPart) {
        return calls.all().stream()
                .filter(call -> (call.method() + " " + call.path()).contains(pathPart))
                .toList();
    }

    public void forgetCalls() {
        calls.forget();
    }

    public void program(Fault fault) {
        faults.add(fault);
    }

    /** The faults that still wait for a call. */
    public List<Fault> faults() {
        return faults.all();
    }

    /** Every call gets a 503 page while this is on. */
    public void outage(boolean on) {
        outage = on;
    }

    public boolean outage() {
        return outage;
    }

    /** Forgets what was programmed; what was received and granted stays. */
    public void reset() {
        faults.clear();
        outage = false;
    }

    /** Records the call, applies a fault where one waits, and answers. */
    public final Answer handle(Request request) {
        long number = calls.arrived(request);
        Answer answer = outage
                ? OUTAGE.effect().answer(request, this::process)
                : faults.take(request)
                        .map(fault -> fault.effect().answer(request, this::process))
                        .orElseGet(() -> process(request));
        calls.answered(number, answer);
        return answer;
    }

    /** One call at a time: what a vendor's database would make atomic is atomic here. */
    private synchronized Answer process(Request request) {
        try {
            return routes().answer(request);
        } catch (Refused refused) {
            return refused.answer();
        } finally {
            processed();
        }
    }

    /** Told after every call, before the answer goes out. */
    protected void processed() {}
}
