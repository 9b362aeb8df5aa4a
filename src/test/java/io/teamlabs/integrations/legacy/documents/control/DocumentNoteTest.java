package io.teamlabs.integrations.legacy.documents.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.catalog.entity.TypeDefinition;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.legacy.documents.entity.OldAccount;
import io.teamlabs.integrations.legacy.documents.entity.OldErrors;
import io.teamlabs.integrations.legacy.documents.entity.OldExtras;
import io.teamlabs.integrations.legacy.documents.entity.OldIntegration;
import io.teamlabs.integrations.legacy.documents.entity.OldStatus;
import io.teamlabs.integrations.legacy.documents.entity.OldTimes;
import io.teamlabs.integrations.legacy.documents.entity.OldTokens;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.provider.github.GitHubTypes;
import io.teamlabs.integrations.provider.google.GoogleTypes;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The digests are those that earlier versions stored: with another one an import would take its own rows for others'. */
class DocumentNoteTest {

    private static final Instant TIME = Instant.parse("2024-01-31T10:11:12.345Z");
    private static final TypeDefinition GITHUB = new GitHubTypes().types().get(0);
    private static final TypeDefinition DRIVE = new GoogleTypes()
            .types().stream()
                    .filter(type -> type.type().value().equals("google_drive"))
                    .findFirst()
                    .orElseThrow();

    private static OldIntegration full() {
        return new OldIntegration(
                new UserId("u1"),
                DRIVE,
                true,
                OldStatus.FAILING,
                new OldTokens(
                        new Secret("ya29.é"),
                        new Secret("1//refresh"),
                        TIME.minusSeconds(3600),
                        TIME,
                        ScopeSet.of("openid", "drive"),
                        "client"),
                new OldAccount("1", "ada\"\\\u0001", "ada@example.org", "Ада 😀", "https://example.org/a"),
                new OldTimes(
                        TIME, TIME.plusNanos(1), Instant.parse("0001-01-01T00:00:00Z"), TIME.plusNanos(655_000_000)),
                new OldErrors(2, "refused ••• by the server"),
                new OldExtras("65a1", "{\"folder\":\"root\"}", "{\"a\":1}", true));
    }

    private static OldIntegration bare() {
        return new OldIntegration(
                new UserId("u1"),
                GITHUB,
                null,
                OldStatus.USABLE,
                new OldTokens(null, null, null, null, ScopeSet.EMPTY, null),
                new OldAccount(null, null, null, null, null),
                new OldTimes(null, null, null, null),
                OldErrors.NONE,
                OldExtras.NONE);
    }

    @Test
    void digestStaysWhatEarlierVersionsStored() {
        assertThat(DocumentNote.of(full()).digest())
                .isEqualTo("a3ade1efb5dc201fdf621c38ff24905f2a294fa8f75aaf2f03634dfccd57d043");
        assertThat(DocumentNote.of(bare()).digest())
                .isEqualTo("58d7ca1a1757f5ec24bd2f23db9d8a4efa736ee0d9181c249875f53b91bc7315");
    }

    @Test
    void whatIsKeptIsJsonWithoutTokens() {
        String json = DocumentNote.of(full()).json();

        assertThat(json)
                .startsWith("{\"documentId\":\"65a1\",\"connected\":true,\"accessTokenSha256\":\"8f53880b23cadf2d")
                .contains("\"externalUsername\":\"ada\\\"\\\\\\u0001\",", "\"externalName\":\"Ада 😀\",")
                .contains("\"connectedAt\":\"2024-01-31T10:11:12.345Z\",\"updatedAt\":\"2024-01-31T10:11:13Z\",")
                .endsWith("\"digest\":\"" + DocumentNote.of(full()).digest() + "\"}")
                .doesNotContain("ya29", "1//refresh");
        assertThat(DocumentNote.of(bare()).json())
                .isEqualTo("{\"digest\":\"" + DocumentNote.of(bare()).digest() + "\"}");
    }

    @Test
    void noteStandsBesideTheDocumentsOwnMetadata() {
        DocumentNote note = new DocumentNote("{\"digest\":\"d\"}", "d");

        assertThat(note.beside("{}")).isEqualTo("{\"_document\":{\"digest\":\"d\"}}");
        assertThat(note.beside("{\"a\":1}")).isEqualTo("{\"a\":1,\"_document\":{\"digest\":\"d\"}}");
    }
}
