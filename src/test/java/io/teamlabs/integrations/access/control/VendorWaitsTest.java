package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.await;
import static io.teamlabs.integrations.access.control.AccessBench.makeDue;
import static io.teamlabs.integrations.access.control.AccessBench.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.provider.Vendors;
import io.teamlabs.integrations.simulator.wire.Fault;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When a row is next due, by what a vendor says over real HTTP. */
class VendorWaitsTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration SLACK = Duration.ofSeconds(5);

    static Stream<Function<Vendors, ProviderDialect>> vendors() {
        return Stream.of(Vendors::github, Vendors::google, Vendors::dropbox, Vendors::slack);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    @DisplayName("bar 12: over HTTP, a ten-minute token is refreshed once in a hundred reads, on clocks minutes apart")
    void tenMinuteTokenIsNotRefreshedAtEveryRead(Function<Vendors, ProviderDialect> vendor) {
        try (VendorBench bench = VendorBench.at(vendor)) {
            UUID id = bench.connect("anna", VendorBench.LONG_OVER);
            bench.simulator.accessTokenLifetime(TEN_MINUTES);
            for (Duration skew : List.of(Duration.ZERO, Duration.ofMinutes(-5), Duration.ofMinutes(9))) {
                bench.node.clock.move(skew);
                for (int read = 0; read < 33; read++) {
                    String token = await(bench.node.read("anna")).accessToken().reveal();
                    assertThat(bench.simulator.worksAccessToken(token)).isTrue();
                }
            }

            assertThat(bench.calls()).isEqualTo(1);
            assertThat(Duration.between(Instant.now(), bench.node.row(id).refreshAt()))
                    .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(5));
        }
    }

    @ParameterizedTest
    @MethodSource("vendors")
    @DisplayName("bar 12: over HTTP, an expires_in that says nothing makes no token that is refreshed again and again")
    void meaninglessLifetimeDoesNoHarm(Function<Vendors, ProviderDialect> vendor) {
        List<Optional<JsonValue>> meaningless = List.of(
                Optional.empty(),
                Optional.of(Json.createValue(0)),
                Optional.of(Json.createValue(-1)),
                Optional.of(Json.createValue("soon")));
        try (VendorBench bench = VendorBench.at(vendor)) {
            for (Optional<JsonValue> written : meaningless) {
                UUID id = refreshed(bench, "person" + meaningless.indexOf(written), written);
                assertThat(bench.node.row(id).tokenExpiry())
                        .as(written.toString())
                        .isNull();
                assertThat(bench.node.row(id).refreshAt()).isNull();
            }
            assertThat(bench.calls()).isEqualTo(meaningless.size());
        }
    }

    @ParameterizedTest
    @MethodSource("vendors")
    @DisplayName("bar 12: over HTTP, an expires_in that is a text counts as its number, and a huge one is capped")
    void lifetimeAsTextAndHugeLifetimeAreRead(Function<Vendors, ProviderDialect> vendor) {
        try (VendorBench bench = VendorBench.at(vendor)) {
            UUID text = refreshed(bench, "anna", Optional.of(Json.createValue("600")));
            UUID huge = refreshed(bench, "bert", Optional.of(Json.createValue(Long.MAX_VALUE)));

            assertThat(left(bench, text)).isBetween(TEN_MINUTES.minus(SLACK), TEN_MINUTES);
            assertThat(left(bench, huge)).isBetween(Duration.ofDays(3600), Duration.ofDays(3650));
        }
    }

    private static UUID refreshed(VendorBench bench, String user, Optional<JsonValue> lifetime) {
        UUID id = bench.connect(user, VendorBench.LONG_OVER);
        bench.program(Fault.expiresIn(lifetime).times(1));
        for (int read = 0; read < 3; read++) {
            await(bench.node.read(user));
        }
        return id;
    }

    private static Duration left(VendorBench bench, UUID id) {
        return Duration.between(Instant.now(), bench.node.row(id).tokenExpiry());
    }

    @ParameterizedTest
    @MethodSource("vendors")
    @DisplayName("bar 13: over HTTP, Retry-After is heeded as seconds and as a date, and no longer than an hour")
    void retryAfterIsHeeded(Function<Vendors, ProviderDialect> vendor) {
        try (VendorBench bench = VendorBench.at(vendor)) {
            UUID id = bench.connect("anna", VendorBench.LONG_OVER);
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    Instant.now().plus(TEN_MINUTES).atOffset(ZoneOffset.UTC));
            Duration most = TEN_MINUTES.plus(STEP);

            assertThat(waitAfter(bench, id, Fault.tooManyRequests("600"))).isBetween(TEN_MINUTES.minus(SLACK), most);
            assertThat(waitAfter(bench, id, Fault.tooManyRequests(date))).isBetween(TEN_MINUTES.minus(SLACK), most);
            assertThat(waitAfter(bench, id, Fault.tooManyRequests("86400")))
                    .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
        }
    }

    @Test
    @DisplayName("bar 13: over HTTP, waits of an outage double, lie anywhere within their step, and have an end")
    void waitsGrowAndAreSpread() {
        try (VendorBench bench = VendorBench.at(Vendors::google, "REFRESH_BACK_OFF_CAP", "40s")) {
            UUID[] rows = Stream.iterate(0, number -> number + 1)
                    .limit(40)
                    .map(number -> bench.connect("person" + number, VendorBench.LONG_OVER))
                    .toArray(UUID[]::new);
            bench.simulator.outage(true);
            for (int failures = 1; failures <= 4; failures++) {
                int asked = failures;
                bench.refreshInBackground(rows);
                List<Duration> waits = new ArrayList<>();
                for (UUID id : rows) {
                    until(() -> bench.node.row(id).errorCount() == asked);
                    waits.add(due(bench, id));
                }
                assertSpread(waits, Duration.ofSeconds(Math.min(40, 5L << failures)));
            }
        }
    }

    /** Forty waits by full jitter: some in the lowest and in the highest third of the step, and none above it. */
    private static void assertSpread(List<Duration> waits, Duration step) {
        assertThat(waits).allMatch(wait -> wait.compareTo(step) <= 0);
        assertThat(waits).anyMatch(wait -> wait.compareTo(step.dividedBy(3)) < 0);
        assertThat(waits).anyMatch(wait -> wait.compareTo(step.multipliedBy(6).dividedBy(10)) > 0);
    }

    @Test
    @DisplayName("bar 13: over HTTP, a vendor that hangs with all its slots taken delays no other's refreshes")
    void vendorThatHangsDelaysNoOther() {
        try (VendorBench hanging = VendorBench.among(Vendors::slack, "REFRESH_IN_FLIGHT", "3")) {
            VendorBench other = hanging.neighbour(Vendors::google);
            List<UUID> stuck = List.of(connect(hanging, "anna"), connect(hanging, "bert"), connect(hanging, "carl"));
            UUID[] sound = Stream.iterate(0, number -> number + 1)
                    .limit(20)
                    .map(number -> connect(other, "person" + number))
                    .toArray(UUID[]::new);
            hanging.program(Fault.delay(Duration.ofMillis(1500)));
            stuck.forEach(AccessBench::makeDue);
            other.refreshInBackground(sound);

            for (UUID id : sound) {
                until(() -> other.node.row(id).grantGeneration() == 2);
            }
            assertThat(stuck).allMatch(id -> hanging.node.row(id).grantGeneration() == 1);
            stuck.forEach(id -> until(() -> hanging.node.row(id).grantGeneration() == 2));
        }
    }

    private static UUID connect(VendorBench bench, String user) {
        return bench.connect(user, VendorBench.LONG_OVER);
    }

    private static Duration waitAfter(VendorBench bench, UUID id, Fault fault) {
        bench.program(fault.times(1));
        makeDue(id);
        Stages.failure(bench.node.read("anna"), ProblemException.class);
        return due(bench, id);
    }

    private static Duration due(VendorBench bench, UUID id) {
        return Duration.between(
                Instant.now(), Objects.requireNonNull(bench.node.row(id).refreshAt()));
    }
}
