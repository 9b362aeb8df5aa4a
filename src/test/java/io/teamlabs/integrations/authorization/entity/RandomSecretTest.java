package io.teamlabs.integrations.authorization.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.Secret;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomSecretTest {

    @Test
    @DisplayName("bar 1: verifiers and states are 256 random bits in 43 characters of RFC 7636, new each time")
    void everyValueIsNewAndLongEnough() {
        Set<String> values = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            values.add(RandomSecret.next().reveal());
        }
        assertThat(values).hasSize(1000).allMatch(value -> value.matches("[A-Za-z0-9._~-]{43}"));
        // Every character position varies: none of the 256 bits is stuck.
        for (int position = 0; position < 43; position++) {
            int at = position;
            assertThat(values.stream().map(value -> value.charAt(at)).distinct())
                    .hasSizeGreaterThan(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "a b", "=", "0123456789012345678901234567890123456789012345678901"})
    void whatCannotBeOursIsNotRead(String sent) {
        assertThat(RandomSecret.read(sent)).isEmpty();
    }

    @Test
    void aDigestMatchesItsValueAndNoOther() {
        Secret secret = RandomSecret.next();
        assertThat(Digest.of(secret).matches(Digest.of(secret).bytes())).isTrue();
        assertThat(Digest.of(secret).matches(Digest.of(RandomSecret.next()).bytes()))
                .isFalse();
        assertThat(Digest.of(secret).matches(null)).isFalse();
        assertThat(Digest.of(secret).bytes()).hasSize(32);
    }
}
