package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.platform.JsonDocument;
import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, its items in our form.
 *
 * @param next the cursor of the next page; null at the end
 */
record GitHubPage<T>(List<T> items, @Nullable String next) {

    GitHubPage {
        items = List.copyOf(items);
    }

    /** Returns the answer that has the items under this name. */
    JsonObject named(String name) {
        return JsonDocument.object().with(name, items).with("next", next).toJson();
    }
}
