package io.teamlabs.integrations.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.teamlabs.integrations.simulator.teamlabs.TeamLabsUser;
import io.teamlabs.integrations.simulator.wire.JsonText;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeamLabsSimulatorTest {
    private static final String SECRET = "a-short-shared-secret";

    private Simulators simulators;
    private Caller caller;
    private String user;

    @BeforeAll
    void start() {
        simulators = Simulators.start(SimulatorOptions.with(SECRET).allowReturnTo("http://localhost:8080"));
        caller = new Caller(simulators.baseUri());
        user = simulators.teamLabs().users().get(1).id();
    }

    @AfterAll
    void close() {
        simulators.close();
    }

    @Test
    void usersAreOfTwoOrganizationsEachWithAnAdministratorAndTwoMembers() {
        assertThat(simulators.teamLabs().users())
                .hasSize(6)
                .allMatch(person -> person.id().matches("[0-9a-f]{24}"))
                .filteredOn(TeamLabsUser::isAdministrator)
                .extracting(TeamLabsUser::organizationId)
                .containsExactly("org-aurora", "org-borealis");
        assertThat(JsonText.parse(caller.get("/teamlabs/users").body())
                        .orElseThrow()
                        .asJsonArray()
                        .getJsonObject(1)
                        .keySet())
                .containsExactly("id", "organizationId", "role", "firstName", "lastName", "email");
    }

    @Test
    void usersTokenHasTheClaimsOfToday() throws Exception {
        JWTClaimsSet claims = claims(caller.get("/teamlabs/token?user=" + user));
        assertThat(claims.getClaims().keySet()).containsExactlyInAnyOrder("id", "iat", "exp");
        assertThat(claims.getStringClaim("id")).isEqualTo(user);
    }

    @Test
    void servicesTokenHasItsScope() throws Exception {
        JWTClaimsSet claims = claims(caller.get(
                "/teamlabs/token?user=" + user + "&scope=integrations:tokens+integrations:act&org=org-aurora"));
        assertThat(claims.getStringClaim("scope")).isEqualTo("integrations:tokens integrations:act");
        assertThat(claims.getStringClaim("org")).isEqualTo("org-aurora");
    }

    @Test
    void unknownUserGetsNoToken() {
        assertThat(caller.get("/teamlabs/token?user=nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void signInSendsTheTokenBackInTheFragment() {
        String page = caller.get("/teamlabs/sign-in?returnUrl=http://localhost:8080/console%3Fa=b")
                .body();
        assertThat(page).contains("value=\"" + user + "\"").contains("value=\"http://localhost:8080/console?a=b\"");
        HttpResponse<String> chosen = caller.postForm(
                "/teamlabs/sign-in", Map.of("user", user, "returnUrl", "http://localhost:8080/console?a=b#old"));
        assertThat(chosen.statusCode()).isEqualTo(302);
        assertThat(chosen.headers().firstValue("Location").orElseThrow())
                .startsWith("http://localhost:8080/console?a=b#token=eyJ");
    }

    @Test
    void signInSendsNobodyToAForeignOrigin() {
        for (String url : new String[] {
            "http://evil.example/",
            "http://localhost:8080@evil.example/",
            "javascript:alert(1)",
            "",
            "http://localhost:80"
        }) {
            assertThat(caller.postForm("/teamlabs/sign-in", Map.of("user", user, "returnUrl", url))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    private static JWTClaimsSet claims(HttpResponse<String> answer) throws Exception {
        SignedJWT token = SignedJWT.parse(answer.body());
        byte[] padded = Arrays.copyOf(SECRET.getBytes(StandardCharsets.UTF_8), 32);
        assertThat(token.verify(new MACVerifier(padded))).isTrue();
        return token.getJWTClaimsSet();
    }
}
