package io.teamlabs.integrations.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** GitHub's own examples held against GitHub's own description: eight of them are not as described. */
class VendorExamplesTest {
    private static final Path EXAMPLES = Path.of("../shared/providers/github/examples");

    private final TreeSet<String> amiss = new TreeSet<>();

    @Test
    void knownMismatchesOfTheVendorsOwnExamplesAreTheseEight() throws IOException {
        VendorDescription description = VendorDescription.of("github/openapi-subset.json", "");
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("api."))
                    .toList()) {
                compare(
                        description,
                        JsonText.parseObject(Files.readString(file)).orElseThrow());
            }
        }
        assertThat(amiss)
                .containsExactly(
                        "issues/get 200 default",
                        "issues/get 200 pinned_comment",
                        "pulls/create 201 default",
                        "pulls/get 200 default",
                        "pulls/list 200 default",
                        "repos/get 200 default-response",
                        "repos/get-commit 200 default",
                        "repos/list-branches 200 default");
    }

    private void compare(VendorDescription description, JsonObject example) {
        List<String> http = List.of(example.getString("http").split(" ", 2));
        JsonObject responses = example.getJsonObject("responses");
        responses.forEach((key, body) -> {
            int status = Integer.parseInt(key.substring(0, 3));
            if (!description
                    .faults(http.get(0), http.get(1), status, body.toString())
                    .isEmpty()) {
                amiss.add(example.getString("operationId") + " " + key);
            }
        });
    }
}
