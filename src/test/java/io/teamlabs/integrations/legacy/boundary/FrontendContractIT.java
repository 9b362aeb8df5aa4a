package io.teamlabs.integrations.legacy.boundary;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerProcess;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The old frontend's traffic, row by row, from its own origin and without cookies, on both servers. */
class FrontendContractIT {

    private static final int MANY = 20;

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

    @Test
    void listIsTheShapeWhereTheSettingSaysSo() {
        FrontendStage stage = start(ServerKind.PAYARA, Map.of("OLD_STATUS_VIEW", "list"));
        FrontendSteps steps = new FrontendSteps(stage);
        List<JsonObject> asked =
                fixture().getJsonObject(1).getJsonArray("steps").getValuesAs(JsonObject.class);
        JsonObject asList = asked.stream()
                .filter(step -> step.getString("call").endsWith("?view=list"))
                .findFirst()
                .orElseThrow();

        steps.play(Json.createObjectBuilder(asList)
                .add("call", "GET /api/auth/integrations/${member}")
                .build());
    }

    private Stream<DynamicContainer> chapters(ServerKind kind) {
        FrontendStage stage = start(kind, Map.of());
        FrontendSteps steps = new FrontendSteps(stage);
        Stream<DynamicContainer> chapters =
                fixture().getValuesAs(JsonObject.class).stream().map(chapter -> chapter(chapter, steps));
        return Stream.concat(chapters, Stream.of(afterwards(stage, steps)));
    }

    private FrontendStage start(ServerKind kind, Map<String, String> further) {
        installation = Installation.fresh("legacy-" + kind.name().toLowerCase(Locale.ROOT));
        FrontendStage stage = new FrontendStage(installation);
        Map<String, String> settings = new HashMap<>(FrontendStage.settings());
        settings.putAll(further);
        server = installation.start(kind, settings);
        return stage;
    }

    private DynamicContainer afterwards(FrontendStage stage, FrontendSteps steps) {
        return DynamicContainer.dynamicContainer(
                "afterwards",
                Stream.of(
                        DynamicTest.dynamicTest("the page was told no secret", () -> searched(stage, steps.heard())),
                        DynamicTest.dynamicTest(
                                "the log tells none",
                                () -> searched(
                                        stage, requireNonNull(server).log().text()))));
    }

    private static void searched(FrontendStage stage, String output) {
        assertThat(output).isNotBlank();
        assertThat(stage.secrets()).hasSizeGreaterThan(MANY);
        assertThat(stage.secrets().stream().filter(output::contains)).isEmpty();
    }

    private static DynamicContainer chapter(JsonObject chapter, FrontendSteps steps) {
        Stream<DynamicTest> tests = chapter.getJsonArray("steps").getValuesAs(JsonObject.class).stream()
                .map(step -> DynamicTest.dynamicTest(step.getString("title"), () -> steps.play(step)));
        return DynamicContainer.dynamicContainer(chapter.getString("title"), tests);
    }

    private static JsonArray fixture() {
        InputStream file = requireNonNull(
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
