package io.teamlabs.integrations.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.OAuthFailure.Kind;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What all four token endpoints may do on a bad day, met while refreshing. */
class TokenEndpointTroubleTest {

    private static final String ENDPOINT = "POST /";

    private final Vendors vendors = new Vendors(Duration.ofSeconds(1));

    @AfterEach
    void close() {
        vendors.close();
    }

    private record Trouble(Fault fault, boolean answerLost) {}

    @Test
    @DisplayName(
            "bar 11: outages, pages, broken and missing answers are to be tried again, with a doubt where it is due")
    void troubleIsToBeTriedAgain() {
        List<Trouble> troubles = List.of(
                new Trouble(Fault.outage(), false),
                new Trouble(Fault.html(500), true),
                new Trouble(Fault.html(502), true),
                new Trouble(Fault.html(200), true),
                new Trouble(Fault.html(404), false),
                new Trouble(Fault.reply(200, Map.of(), ""), true),
                new Trouble(Fault.reply(200, Map.of(), "null"), true),
                new Trouble(Fault.reply(200, Map.of(), "[]"), true),
                new Trouble(Fault.reply(200, Map.of(), "{}"), true),
                new Trouble(Fault.reply(200, Map.of(), "access_token=a&token_type=bearer"), true),
                new Trouble(Fault.reply(200, Map.of(), "{\"access_token\":\"\"}"), true),
                new Trouble(Fault.reply(200, Map.of(), "{\"access_token\":null}"), true),
                new Trouble(Fault.reply(200, Map.of(), "{\"access_token\":\"a b\"}"), true),
                new Trouble(Fault.reply(400, Map.of(), "Bad Request"), false),
                new Trouble(Fault.reply(400, Map.of(), "{\"error\":\"no_such_code\"}"), false),
                new Trouble(Fault.reply(403, Map.of(), "{\"error\":\"invalid_grant\"}"), false),
                new Trouble(Fault.reply(403, Map.of(), "{}"), false),
                new Trouble(Fault.reply(429, Map.of(), "{\"error\":\"invalid_grant\"}"), false),
                new Trouble(Fault.reply(200, Map.of(), "{\"access_token\": <<<"), true),
                new Trouble(Fault.huge(), true),
                new Trouble(Fault.truncated(), true),
                new Trouble(Fault.droppedBefore(), true),
                new Trouble(Fault.answerLost(), true),
                new Trouble(Fault.trickle(Duration.ofSeconds(20)), true),
                new Trouble(Fault.redirect("http://127.0.0.1:1/"), false));
        for (ProviderDialect dialect : vendors.dialects()) {
            troubles.forEach(trouble -> assertTriedAgain(dialect, trouble));
        }
    }

    private void assertTriedAgain(ProviderDialect dialect, Trouble trouble) {
        OAuthFailure failure = refreshing(dialect, trouble.fault());
        String what = dialect.provider() + " " + trouble.fault().name() + " " + failure.code();
        assertThat(failure.kind()).as(what).isEqualTo(Kind.TEMPORARY);
        assertThat(failure.answerLost()).as(what).isEqualTo(trouble.answerLost());
    }

    @Test
    @DisplayName("Retry-After is read as seconds and as a date, and capped at an hour")
    void retryAfterIsRead() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(120).atOffset(ZoneOffset.UTC));
        for (ProviderDialect dialect : vendors.dialects()) {
            assertThat(refreshing(dialect, Fault.tooManyRequests("7")).retryAfter())
                    .isEqualTo(Duration.ofSeconds(7));
            assertThat(refreshing(dialect, Fault.tooManyRequests("86400")).retryAfter())
                    .isEqualTo(Duration.ofHours(1));
            assertThat(refreshing(dialect, Fault.tooManyRequests(date)).retryAfter())
                    .isBetween(Duration.ofSeconds(100), Duration.ofSeconds(121));
            assertThat(refreshing(dialect, Fault.tooManyRequests("later")).retryAfter())
                    .isNull();
        }
    }

    @Test
    @DisplayName("bar 9: a failure's text holds nothing that the provider wrote freely, and no token")
    void failureTellsNothing() {
        String body = "{\"error\":\"spent refresh-canary-17\",\"error_description\":\"refresh-canary-17\"}";
        for (ProviderDialect dialect : vendors.dialects()) {
            OAuthFailure failure = refreshing(dialect, Fault.reply(400, Map.of(), body));
            assertThat(failure).hasMessage("TEMPORARY unknown-error").hasNoCause();
        }
    }

    @Test
    @DisplayName("bar 6: token requests are POST and carry no secret in the address")
    void secretsAreNeverInTheAddress() {
        for (ProviderDialect dialect : vendors.dialects()) {
            refreshing(dialect, Fault.outage());
            var call = vendors.simulator(dialect).calls().get(0);
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.request().rawQuery()).isEmpty();
        }
    }

    private OAuthFailure refreshing(ProviderDialect dialect, Fault fault) {
        vendors.simulator(dialect).program(fault.on(ENDPOINT).times(1));
        Secret token = new Secret("refresh-canary-17");
        return Stages.failure(dialect.refresh(Vendors.client(dialect), token), OAuthFailure.class);
    }
}
