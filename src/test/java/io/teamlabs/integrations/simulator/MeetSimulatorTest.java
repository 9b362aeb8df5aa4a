package io.teamlabs.integrations.simulator;

import static io.teamlabs.integrations.simulator.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeetSimulatorTest {
    private static final String CREATED = "https://www.googleapis.com/auth/meetings.space.created";

    private Simulators simulators;
    private Caller ada;

    @BeforeAll
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret"));
    }

    @BeforeEach
    void reset() {
        simulators.reset();
        ada = as("ada@example.com", CREATED);
    }

    @AfterAll
    void close() {
        simulators.close();
    }

    private Caller as(String account, String scope) {
        String token =
                simulators.google().issueTokensFor(account, Set.of(scope)).accessToken();
        return new Caller(URI.create(simulators.baseUri() + "/google/meet/v2")).bearer(token);
    }

    private static String status(HttpResponse<String> refused) {
        return json(refused).getJsonObject("error").getString("status");
    }

    @Test
    void spaceIsFoundByItsNameAndByItsCode() {
        JsonObject space = json(ada.send("POST", "/spaces", "{\"config\": {\"accessType\": \"OPEN\"}}"));
        assertThat(space.getJsonObject("config").getString("accessType")).isEqualTo("OPEN");
        assertThat(json(ada.get("/" + space.getString("name")))).isEqualTo(space);
        assertThat(json(ada.get("/spaces/" + space.getString("meetingCode")))).isEqualTo(space);
        assertThat(status(ada.send("POST", "/spaces", "{\"config\": {\"accessType\": \"ANYONE\"}}")))
                .isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void conferenceIsEndedByTheNameAlone() {
        JsonObject space = json(ada.send("POST", "/spaces", "{}"));
        String name = space.getString("name");
        simulators.google().apis().meet().meet(name);
        assertThat(json(ada.get("/" + name))).containsKey("activeConference");
        String byCode = "/spaces/" + space.getString("meetingCode") + ":endActiveConference";
        assertThat(status(ada.send("POST", byCode, "{}"))).isEqualTo("NOT_FOUND");
        assertThat(ada.send("POST", "/" + name + ":endActiveConference", "{}").body())
                .isEqualTo("{}");
        assertThat(json(ada.get("/" + name))).doesNotContainKey("activeConference");
    }

    @Test
    void tokensAndForeignSpacesAreRefusedInTheWordsOfMeet() {
        String name = json(ada.send("POST", "/spaces", "{}")).getString("name");
        assertThat(status(as("grace@example.com", CREATED).get("/" + name))).isEqualTo("PERMISSION_DENIED");
        assertThat(status(ada.bearer("ya29.unknown").get("/" + name))).isEqualTo("UNAUTHENTICATED");
        HttpResponse<String> narrow =
                as("ada@example.com", CREATED.replace("created", "readonly")).send("POST", "/spaces", "{}");
        assertThat(json(narrow)
                        .getJsonObject("error")
                        .getJsonArray("details")
                        .getJsonObject(0)
                        .getString("reason"))
                .isEqualTo("ACCESS_TOKEN_SCOPE_INSUFFICIENT");
    }
}
