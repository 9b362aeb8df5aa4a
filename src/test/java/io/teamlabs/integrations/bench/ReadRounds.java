package io.teamlabs.integrations.bench;

import io.teamlabs.integrations.platform.ServerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Rounds of reads at one server, each of which measures every endpoint once. */
final class ReadRounds {

    private final ServerProcess server;
    private final Load load;
    private final Map<Endpoint, List<String>> paths;
    private final List<Map<Endpoint, Slice>> rounds = new ArrayList<>();

    /** What one endpoint did in one round: what came back, and the processor time of the server. */
    private record Slice(Load.Outcome outcome, Duration processor) {

        double processorMillis() {
            return processor.toNanos() / 1e6 / outcome.answers();
        }
    }

    ReadRounds(ServerProcess server, Load load, Map<Endpoint, List<String>> paths) {
        this.server = server;
        this.load = load;
        this.paths = new EnumMap<>(paths);
    }

    /** Reads without counting, until what is to be compiled is compiled. */
    void warmUp(Duration slice) {
        paths.values().forEach(some -> load.run(some, slice));
    }

    void run(Duration slice) {
        Map<Endpoint, Slice> round = new EnumMap<>(Endpoint.class);
        paths.forEach((endpoint, some) -> round.put(endpoint, measured(some, slice)));
        rounds.add(round);
    }

    private Slice measured(List<String> some, Duration slice) {
        Duration before = server.processorTime();
        Load.Outcome outcome = load.run(some, slice);
        return new Slice(outcome, server.processorTime().minus(before));
    }

    /** Returns the quotient of each round. */
    List<Double> ratios(Endpoint dividend, Endpoint divisor) {
        List<Double> above = perSecond(dividend);
        List<Double> below = perSecond(divisor);
        return IntStream.range(0, rounds.size())
                .mapToObj(round -> above.get(round) / below.get(round))
                .toList();
    }

    List<Double> perSecond(Endpoint endpoint) {
        return each(endpoint, slice -> slice.outcome().perSecond());
    }

    /** Returns within how many milliseconds 99 of 100 answers came. */
    List<Double> slowestOfHundred(Endpoint endpoint) {
        return each(endpoint, slice -> slice.outcome().slowestOfHundred());
    }

    /** Returns the server's processor time for one answer, in milliseconds. */
    List<Double> processorMillis(Endpoint endpoint) {
        return each(endpoint, Slice::processorMillis);
    }

    private List<Double> each(Endpoint endpoint, ToDoubleFunction<Slice> what) {
        return rounds.stream()
                .map(round -> what.applyAsDouble(round.get(endpoint)))
                .toList();
    }
}
