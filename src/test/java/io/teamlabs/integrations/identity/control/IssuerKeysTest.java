package io.teamlabs.integrations.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.teamlabs.integrations.http.control.HttpSettings;
import io.teamlabs.integrations.http.control.OutgoingHttp;
import io.teamlabs.integrations.identity.control.AuthenticationSettings.Issuer;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {

    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicInteger fetchesTold = new AtomicInteger();
    private final OutgoingHttp http = OutgoingHttp.started(
            new HttpSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), Set.of("localhost"), 16));
    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = new JWKSet(Tokens.RSA).toPublicJWKSet().toString();
    private TokenCheck check;

    @BeforeEach
    void publish() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            fetches.incrementAndGet();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "http://localhost/elsewhere");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        URI keySet = URI.create("http://localhost:" + server.getAddress().getPort() + "/jwks");
        Issuer issuer = new Issuer("https://issuer.example", keySet, null, Set.of("RS256"));
        check = TokenCheck.byIssuer(
                issuer, IssuerKeys.of(keySet, http, fetchesTold::incrementAndGet), new MovableClock());
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.stop();
    }

    @Test
    void keysAreFetchedOnceForManyTokens() {
        for (int token = 0; token < 20; token++) {
            assertThat(good()).isTrue();
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    @DisplayName("bar 26: whoever remembers checked tokens is told when the keys are fetched again")
    void everyFetchIsTold() {
        assertThat(good()).isTrue();
        assertThat(fetchesTold).hasValue(1);

        body = new JWKSet(Tokens.rsa("unknown")).toPublicJWKSet().toString();
        assertThat(check(Tokens.byRsa(Tokens.rsa("unknown"), Tokens.claims()))).isFalse();
        assertThat(fetchesTold).hasValue(2);
        assertThat(good()).isFalse();
    }

    @Test
    @DisplayName("bar 26: unknown key ids are refused and cannot make the service ask the issuer at will")
    void unknownKeysAreRefusedWithoutAskingEachTime() {
        String foreign = Tokens.byRsa(Tokens.rsa("unknown"), Tokens.claims());
        for (int token = 0; token < 20; token++) {
            assertThat(check(foreign)).isFalse();
        }
        assertThat(good()).isTrue();
        assertThat(fetches.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void issuerThatIsAwayFromTheStartIsASecondTryLater() {
        for (int wrong : new int[] {500, 302, 404}) {
            status = wrong;
            assertThat(problem().kind()).isEqualTo(ProblemKind.UNAVAILABLE);
            assertThat(problem().retryAfter()).isPositive();
        }
    }

    @Test
    void answersThatAreNoKeysAreASecondTryLater() {
        body = "<html>maintenance</html>";
        assertThat(problem().kind()).isEqualTo(ProblemKind.UNAVAILABLE);
    }

    @Test
    void issuerThatComesBackIsAskedAgain() {
        status = 503;
        assertThat(problem().kind()).isEqualTo(ProblemKind.UNAVAILABLE);
        status = 200;
        assertThat(good()).isTrue();
    }

    private boolean good() {
        return check(Tokens.byRsa(Tokens.RSA, Tokens.claims()));
    }

    private boolean check(String token) {
        try {
            return check.check(SignedJWT.parse(token)).isPresent();
        } catch (ParseException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private ProblemException problem() {
        ProblemException problem = catchThrowableOfType(ProblemException.class, this::good);
        assertThat(problem).isNotNull();
        return problem;
    }
}
