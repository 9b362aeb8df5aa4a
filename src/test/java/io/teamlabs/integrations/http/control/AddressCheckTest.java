package io.teamlabs.integrations.http.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.http.entity.OutgoingFailure;
import io.teamlabs.integrations.http.entity.OutgoingFailure.Kind;
import io.teamlabs.integrations.http.entity.OutgoingRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressCheckTest {

    private static final HttpSettings SETTINGS =
            new HttpSettings(Duration.ofSeconds(1), Duration.ofSeconds(5), Set.of("Localhost"), 16);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "2130706433",
                "127.1",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::7f00:1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "fd00:ec2::254",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "2002:7f00:1::1",
                "100::1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "3fff::1"
            })
    void specialAddressIsNotPublic(String literal) throws UnknownHostException {
        assertThat(PublicInternet.has(InetAddress.getByName(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "140.82.121.4",
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "198.17.0.1",
                "223.255.255.255",
                "::ffff:140.82.121.4",
                "2a00:1450:4001:82b::200e",
                "2606:50c0:8000::153",
                "64:ff9b::8c52:7904"
            })
    void addressOfAPublicHostIsPublic(String literal) throws UnknownHostException {
        assertThat(PublicInternet.has(InetAddress.getByName(literal))).isTrue();
    }

    @Test
    void nameWithOnePrivateAddressAmongSeveralIsRefused() {
        CheckedResolver resolver = resolver("140.82.121.4", "10.0.0.1");
        assertThatThrownBy(() -> resolver.resolve("api.example")).isInstanceOf(CheckedResolver.Refused.class);
    }

    @Test
    void nameWithPublicAddressesIsUsedAtThoseVeryAddresses() throws UnknownHostException {
        CheckedResolver resolver = resolver("140.82.121.4");
        assertThat(resolver.resolve("api.example")).containsExactly(InetAddress.getByName("140.82.121.4"));
    }

    @Test
    void listedHostMayHaveAnyAddress() throws UnknownHostException {
        assertThat(resolver("127.0.0.1").resolve("LOCALHOST")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://2130706433/",
                "https://169.254.169.254/latest/meta-data",
                "https://0/",
                "http://140.82.121.4/",
                "https://user@localhost/",
                "ftp://localhost/",
                "file:///etc/passwd",
                "https:opaque"
            })
    void clientRefusesSuchAnAddressBeforeAnythingIsSent(String address) {
        OutgoingHttp http = OutgoingHttp.started(SETTINGS);
        try {
            OutgoingFailure failure =
                    Stages.failure(http.send(OutgoingRequest.get(URI.create(address))), OutgoingFailure.class);
            assertThat(failure.kind()).isEqualTo(Kind.ADDRESS_REFUSED);
            assertThat(failure.maybeHeard()).isFalse();
        } finally {
            http.stop();
        }
    }

    private static CheckedResolver resolver(String... literals) {
        return new CheckedResolver(SETTINGS, host -> {
            InetAddress[] found = new InetAddress[literals.length];
            for (int i = 0; i < literals.length; i++) {
                found[i] = InetAddress.getByName(literals[i]);
            }
            return found;
        });
    }
}
