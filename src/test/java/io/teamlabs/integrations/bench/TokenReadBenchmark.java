package io.teamlabs.integrations.bench;

import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerProcess;
import io.teamlabs.integrations.platform.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What a token's read costs on each server, against endpoints of the same server that do nothing. Each round measures all
 * of them one after the other, and ratios are taken within a round, so that what drifts with time cancels. Takes six
 * minutes; {@code -Dbench.rounds=1 -Dbench.seconds=2 -Dbench.servers=PAYARA} makes it short.
 */
class TokenReadBenchmark {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final Duration SLICE = Duration.ofSeconds(Integer.getInteger("bench.seconds", 6));
    private static final String SERVERS = System.getProperty("bench.servers", "PAYARA,WILDFLY");
    private static final int PEOPLE = 2_000;
    private static final double MEGABYTE = 1e6;
    private static final String RATIO = "ratio";

    /** As many calls as the machine can make; one token is remembered, so that the many others are not. */
    private static final Map<String, String> SETTINGS = Map.of(
            "CALLER_LIMIT_SERVICE", "10000000/1m", "CALLER_LIMIT_ANYONE", "10000000/1m", "TOKEN_CACHE_SIZE", "1");

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void tokensAreRead() throws IOException, InterruptedException {
        Path war = BenchArchive.make();
        try (Figures figures = Figures.of(TokenReadBenchmark.class)) {
            for (String kind : SERVERS.split(",", -1)) {
                measure(figures, ServerSetup.measured(ServerKind.valueOf(kind), war));
            }
        }
    }

    private void measure(Figures figures, ServerSetup setup) throws IOException, InterruptedException {
        String name = setup.kind().name().toLowerCase(Locale.ROOT);
        try (Installation installation = Installation.fresh("bench-reads-" + name)) {
            List<String> tokens = ConnectedPeople.tokenPaths(installation, PEOPLE);
            String bearer = bearer(installation);
            try (ServerProcess server = installation.start(setup, environment())) {
                int bytes = read(server.base().resolve(tokens.get(0)), bearer).length;
                ReadRounds rounds = new ReadRounds(server, new Load(server.base(), bearer), paths(tokens, bytes));
                rounds.warmUp(SLICE.multipliedBy(2));
                for (int round = 0; round < ROUNDS; round++) {
                    rounds.run(SLICE);
                }
                record(figures, setup.kind(), rounds);
                double resident = server.residentBytes() / MEGABYTE;
                figures.record(setup.kind() + ": resident after load", resident, "MB", Goal.atMost(600));
            }
        }
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(ServerSetup.MEASURED);
        environment.putAll(SETTINGS);
        return environment;
    }

    private static String bearer(Installation installation) {
        Optional<String> organization = Optional.of(ConnectedPeople.ORGANIZATION.value());
        return installation.simulators().teamLabs().serviceToken("backend", "integrations:tokens", organization);
    }

    private byte[] read(URI token, String bearer) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(token)
                .header("Authorization", "Bearer " + bearer)
                .build();
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The token's read was answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static Map<Endpoint, List<String>> paths(List<String> tokens, int bytes) {
        return Map.of(
                Endpoint.OPEN, List.of("/api/bench/open"),
                Endpoint.EMPTY, List.of("/api/bench/empty"),
                Endpoint.CACHED, List.of(tokens.get(0)),
                Endpoint.BARE, List.of("/bench/bare/" + bytes),
                Endpoint.UNCACHED, tokens.subList(1, tokens.size()));
    }

    private static void record(Figures figures, ServerKind kind, ReadRounds rounds) {
        ratio(figures, kind, rounds.ratios(Endpoint.CACHED, Endpoint.EMPTY), "cached read ÷ empty endpoint", 0.9);
        ratio(figures, kind, rounds.ratios(Endpoint.CACHED, Endpoint.BARE), "cached read ÷ bare servlet", 0.6);
        ratio(figures, kind, rounds.ratios(Endpoint.EMPTY, Endpoint.OPEN), "empty with bearer ÷ without", 0.85);
        ratio(figures, kind, rounds.ratios(Endpoint.UNCACHED, Endpoint.EMPTY), "uncached read ÷ empty endpoint", 0.5);
        figures.record(kind + ": CPU per cached read", rounds.processorMillis(Endpoint.CACHED), "ms", Goal.atMost(0.2));
        for (Endpoint endpoint : Endpoint.values()) {
            String name = kind + ": " + endpoint.words();
            figures.record(name, rounds.perSecond(endpoint), "1/s", Goal.none());
            figures.record(name + ", 99 of 100 within", rounds.slowestOfHundred(endpoint), "ms", Goal.none());
        }
    }

    private static void ratio(Figures figures, ServerKind kind, List<Double> ratios, String name, double goal) {
        figures.record(kind + ": " + name, ratios, RATIO, Goal.atLeast(goal));
    }
}
