package io.teamlabs.integrations.simulator;

import static io.teamlabs.integrations.simulator.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.simulator.google.GoogleSimulator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulator's meeting spaces, each call and answer held against Google's description and examples. */
class MeetApiContractTest {
    private static final String CREATED = "https://www.googleapis.com/auth/meetings.space.created";
    private static final String TRUSTED = "{\"config\": {\"accessType\": \"TRUSTED\", \"entryPointAccess\": \"ALL\"}}";

    private Simulators simulators;
    private GoogleSimulator google;
    private Caller api;

    @BeforeEach
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret"));
        google = simulators.google();
        api = as(CREATED);
    }

    private Caller as(String scope) {
        return new Caller(URI.create(simulators.baseUri() + "/google/meet/v2"))
                .with("Content-Type", "application/json")
                .bearer(google.issueTokensFor("ada@example.com", Set.of(scope)).accessToken());
    }

    @AfterEach
    void holdAll() {
        try (Simulators ended = simulators) {
            VendorDescription description = VendorDescription.of("google/meet-v2.openapi-subset.json", "/google/meet");
            assertThat(ended.google().calls("/meet/v2/")).isNotEmpty().allSatisfy(description::holds);
        }
    }

    private static Example example(String name) {
        return Example.of("google", name);
    }

    @Test
    void spacesAreToldAsTheVendorTellsThem() {
        HttpResponse<String> space = api.send("POST", "/spaces", TRUSTED);
        example("meet.spaces.create").hasTheShapeOf(space);
        String name = json(space).getString("name");
        google.apis().meet().meet(name);
        example("meet.spaces.get.active").hasTheShapeOf(api.get("/" + name));
        example("meet.spaces.endActiveConference")
                .isExactly(api.send("POST", "/" + name + ":endActiveConference", "{}"));
    }

    @Test
    void refusalsAreTheVendors() {
        example("error.meet.403.permission_denied")
                .hasTheShapeOf(as(CREATED.replace("created", "readonly")).send("POST", "/spaces", TRUSTED), "method");
        assertThat(api.get("/spaces/unknown").statusCode()).isEqualTo(404);
        assertThat(api.bearer("ya29.unknown").get("/spaces/unknown").statusCode())
                .isEqualTo(401);
    }
}
