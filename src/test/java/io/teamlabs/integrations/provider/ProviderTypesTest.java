package io.teamlabs.integrations.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.catalog.control.TypeDefinitions;
import io.teamlabs.integrations.catalog.entity.Capability;
import io.teamlabs.integrations.catalog.entity.TypeDefinition;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.provider.dropbox.DropboxTypes;
import io.teamlabs.integrations.provider.github.GitHubTypes;
import io.teamlabs.integrations.provider.google.GoogleTypes;
import io.teamlabs.integrations.provider.slack.SlackTypes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProviderTypesTest {

    private static final List<TypeDefinition> TYPES = Stream.of(
                    new GitHubTypes(), new GoogleTypes(), new DropboxTypes(), new SlackTypes())
            .map(TypeDefinitions::types)
            .flatMap(List::stream)
            .toList();

    @Test
    void sixTypesAreDefined() {
        assertThat(TYPES)
                .extracting(type -> type.type().value())
                .containsExactly("github", "google_calendar", "google_meet", "google_drive", "dropbox", "slack");
    }

    @Test
    @DisplayName("bar 8: every type asks for the account, and beyond that for its own scopes only")
    void everyTypeAsksForItsOwnScopes() {
        String google = "https://www.googleapis.com/auth/";
        assertThat(scopes("github")).isEqualTo(ScopeSet.of("read:user", "user:email", "repo"));
        assertThat(scopes("google_calendar"))
                .isEqualTo(ScopeSet.of(
                        "openid",
                        "email",
                        "profile",
                        google + "calendar.events",
                        google + "calendar.calendarlist.readonly",
                        google + "calendar.freebusy"));
        assertThat(scopes("google_meet"))
                .isEqualTo(ScopeSet.of("openid", "email", "profile", google + "meetings.space.created"));
        assertThat(scopes("google_drive")).isEqualTo(ScopeSet.of("openid", "email", "profile", google + "drive.file"));
        assertThat(scopes("dropbox"))
                .isEqualTo(ScopeSet.of(
                        "account_info.read",
                        "files.metadata.read",
                        "files.content.read",
                        "files.content.write",
                        "sharing.read",
                        "sharing.write"));
        assertThat(scopes("slack"))
                .isEqualTo(ScopeSet.of("users:read", "users:read.email", "chat:write", "channels:read"));
    }

    @Test
    void everyTypeAlwaysAsksForTheAccount() {
        assertThat(TYPES)
                .allSatisfy(type -> assertThat(type.capabilities())
                        .filteredOn(Capability::always)
                        .singleElement()
                        .satisfies(account -> {
                            assertThat(account.name()).isEqualTo("account");
                            assertThat(type.scopes(List.of())).isEqualTo(account.scopes());
                        }));
    }

    private static ScopeSet scopes(String key) {
        return TYPES.stream()
                .filter(type -> type.type().value().equals(key))
                .findFirst()
                .orElseThrow()
                .defaultScopes();
    }
}
