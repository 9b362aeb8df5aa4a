package io.teamlabs.integrations.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.identity.control.AuthenticationSettings.SharedSecret;
import io.teamlabs.integrations.identity.control.CheckedTokens.Believed;
import io.teamlabs.integrations.platform.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CheckedTokensTest {

    private final MovableClock clock = new MovableClock();
    private final CheckedTokens recent = new CheckedTokens(clock, 3);
    private final AtomicInteger checks = new AtomicInteger();
    private final Instant until = clock.instant().plusSeconds(3600);
    private boolean good = true;

    @Test
    void oneTokenIsCheckedOnceAMinute() {
        assertThat(find("a")).isTrue();
        clock.move(Duration.ofSeconds(59));
        assertThat(find("a")).isTrue();
        assertThat(checks).hasValue(1);

        clock.move(Duration.ofSeconds(1));
        assertThat(find("a")).isTrue();
        assertThat(checks).hasValue(2);
    }

    @Test
    @DisplayName("bar 26: a token that runs out while it is remembered is refused from that moment on")
    void expiryIsHeldInMemory() {
        BearerTokens tokens = new BearerTokens(
                List.of(TokenCheck.bySharedSecret(new SharedSecret(new Secret(Tokens.SECRET), null, null), clock)),
                recent);
        String token = Tokens.bySecret(Tokens.claims().expirationTime(Date.from(Tokens.NOW.plusSeconds(10))));
        assertThat(tokens.check(token)).isPresent();
        clock.move(Duration.ofSeconds(39));
        assertThat(tokens.check(token)).as("within the skew").isPresent();
        clock.move(Duration.ofSeconds(1));
        assertThat(tokens.check(token)).isEmpty();
    }

    @Test
    @DisplayName("bar 26: a remembered token is checked anew when the clock was set back before its time")
    void notBeforeIsHeldInMemory() {
        assertThat(find("a")).isTrue();
        clock.move(Duration.ofMinutes(-5));
        good = false;
        assertThat(find("a")).isFalse();
    }

    @Test
    @DisplayName(
            "bar 26: a token whose key was withdrawn is refused once the keys are fetched again, remembered or not")
    void changedKeysEmptyTheMemory() {
        assertThat(find("a")).isTrue();
        good = false;
        recent.forget();
        assertThat(find("a")).isFalse();
    }

    @Test
    @DisplayName("bar 26: a check that began with the old keys is not remembered beside the new ones")
    void keysThatChangeDuringACheckLeaveNothing() {
        Optional<TokenClaims> found = recent.find("a", () -> {
            recent.forget();
            return believed();
        });
        assertThat(found).isPresent();
        good = false;
        assertThat(find("a")).isFalse();
    }

    @Test
    @DisplayName("bar 26: what was refused is checked each time, and another token never passes for a remembered one")
    void onlyTheVeryTokenIsRemembered() {
        good = false;
        assertThat(find("a")).isFalse();
        good = true;
        assertThat(find("a")).isTrue();
        good = false;
        for (String other : List.of("A", "a ", "aa", "", "b")) {
            assertThat(find(other)).as(other).isFalse();
        }
    }

    @Test
    void theMemoryIsBounded() {
        for (String token : List.of("a", "b", "c", "d")) {
            find(token);
        }
        find("d");
        assertThat(checks).hasValue(4);
        find("a");
        assertThat(checks).as("the fourth made room").hasValue(5);
    }

    private boolean find(String token) {
        return recent.find(token, () -> {
                    checks.incrementAndGet();
                    return good ? believed() : Optional.empty();
                })
                .isPresent();
    }

    private Optional<Believed> believed() {
        return Optional.of(new Believed(new TokenClaims("42", false, Set.of(), null), until));
    }
}
