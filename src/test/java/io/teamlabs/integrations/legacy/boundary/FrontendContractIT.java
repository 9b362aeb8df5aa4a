package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerProcess;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The old frontend's traffic, row by row, from its own origin and without cookies, on both servers. */
class FrontendContractIT {

    private @Nullable Installation installation;
    private @Nullable ServerProcess server;

    @TestFactory
    @DisplayName("bars 2, 7, 9, 24, 25, 26 and 40: the old frontend's calls on Payara")
    Stream<DynamicContainer> oldFrontendKeepsWorkingOnPayara() {
        return chapters(ServerKind.PAYARA);
    }

    @TestFactory
    @DisplayName("bars 2, 7, 9, 24, 25, 26 and 40: the old frontend's calls on WildFly")
    Stream<DynamicContainer> oldFrontendKeepsWorkingOnWildFly() {
        return chapters(ServerKind.WILDFLY);
    }

    private Stream<DynamicContainer> chapters(ServerKind kind) {
        installation = Installation.fresh("legacy-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        FrontendStage stage = new FrontendStage(installation);
        server = installation.start(kind, FrontendStage.settings());
        FrontendSteps steps = new FrontendSteps(stage);
        return fixture().getValuesAs(JsonObject.class).stream().map(chapter -> chapter(chapter, steps));
    }

    private static DynamicContainer chapter(JsonObject chapter, FrontendSteps steps) {
        Stream<DynamicTest> tests = chapter.getJsonArray("steps").getValuesAs(JsonObject.class).stream()
                .map(step -> DynamicTest.dynamicTest(step.getString("title"), () -> steps.play(step)));
        return DynamicContainer.dynamicContainer(chapter.getString("title"), tests);
    }

    private static JsonArray fixture() {
        InputStream file = Objects.requireNonNull(
                FrontendContractIT.class.getResourceAsStream("/legacy/frontend-calls.json"), "frontend-calls.json");
        try (JsonReader reader = Json.createReader(file)) {
            return reader.readObject().getJsonArray("chapters");
        }
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        if (installation != null) {
            installation.close();
        }
    }
}
