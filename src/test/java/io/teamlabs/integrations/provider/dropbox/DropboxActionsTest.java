package io.teamlabs.integrations.provider.dropbox;

import static io.teamlabs.integrations.provider.dropbox.DropboxAtWork.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.simulator.wire.Call;
import io.teamlabs.integrations.simulator.wire.Content;
import io.teamlabs.integrations.simulator.wire.Fault;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DropboxActionsTest {

    private final DropboxAtWork work = new DropboxAtWork();

    @AfterEach
    void close() {
        work.close();
    }

    private static UploadSource once(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return UploadSource.once(new ByteArrayInputStream(bytes), bytes.length, "text/plain");
    }

    private JsonAnswer upload(String path, String mode, @Nullable String revision, String text) {
        DropboxCommit commit = new DropboxCommit(path, DropboxCommit.mode(mode, revision), false);
        return new DropboxUpload(work.calls, commit).of(once(text));
    }

    private static JsonDocument path(String path) {
        return JsonDocument.object().with("path", path);
    }

    private static ProblemException problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call);
    }

    @Test
    @DisplayName("trap 16: the argument of an upload is an ASCII header, whatever the name")
    void fileGoesUpAndComesBack() throws IOException {
        JsonAnswer file = upload("/Zürich/Übersicht 😀.txt", "add", null, "hello");
        assertThat(work.simulator.text(ADA, "/zürich/übersicht 😀.txt")).hasValue("hello");
        Call call = work.simulator.calls("files/upload").get(0);
        assertThat(call.request().header("Dropbox-API-Arg").orElseThrow())
                .contains("Z\\u00fcrich")
                .matches("[\\x20-\\x7e]+");
        try (ApiAnswer download =
                work.calls.download("files/download", path(file.text("id").orElseThrow()))) {
            assertThat(new String(download.body().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("hello");
        }
    }

    @Test
    void whatIsInTheWayIsAConflictThatSaysWhatToDo() {
        JsonAnswer first = upload("/a.txt", "add", null, "one");
        String revision = first.text("rev").orElseThrow();
        ProblemException conflict = problem(() -> upload("/a.txt", "add", null, "two"));
        assertThat(conflict.kind()).isEqualTo(ProblemKind.CONFLICT);
        assertThat(conflict.field()).isEqualTo("path");
        assertThat(conflict.detail()).contains("a file", "autorename");
        assertThat(upload("/a.txt", "update", revision, "two").text("id")).isEqualTo(first.text("id"));
        assertThat(problem(() -> upload("/a.txt", "update", revision, "three")).kind())
                .isEqualTo(ProblemKind.CONFLICT);
    }

    @Test
    void damagedContentIsNoSuccess() {
        JsonObject other = Json.createObjectBuilder()
                .add("name", "a.txt")
                .add("id", "id:x")
                .add("client_modified", "2026-01-01T00:00:00Z")
                .add("server_modified", "2026-01-01T00:00:00Z")
                .add("rev", "0123456789")
                .add("size", 3)
                .add("content_hash", "0".repeat(64))
                .build();
        work.simulator.program(Fault.json(200, other).on("files/upload").times(1));
        assertThat(problem(() -> upload("/a.txt", "add", null, "one")).detail()).contains("damaged");
    }

    @Test
    void missingThingsAreNotFoundByPath() {
        ProblemException missing = problem(() -> work.calls.require("files/delete_v2", path("/nothing")));
        assertThat(missing.kind()).isEqualTo(ProblemKind.NOT_FOUND);
        assertThat(missing.field()).isEqualTo("path");
        assertThat(missing.members()).containsEntry("providerCode", "path_lookup/not_found");
    }

    @Test
    @DisplayName("trap 9: Dropbox tells a missing scope with a 401, which is no reason to refresh or reconnect")
    void missingScopeIsToldAsOne() {
        DropboxCalls reader = work.calls(Set.of("account_info.read", "files.metadata.read"));
        ProblemException missing = problem(() -> reader.require("files/create_folder_v2", path("/x")));
        assertThat(missing.kind()).isEqualTo(ProblemKind.MISSING_SCOPE);
        assertThat(missing.members()).containsEntry("missingScopes", ScopeSet.of("files.content.write"));
        assertThat(work.simulator.calls("create_folder_v2")).hasSize(1);
    }

    @Test
    @DisplayName("bar 19: a token that ran out leads to one refresh and one more try")
    void expiredTokenIsRefreshedOnce() {
        work.simulator.expireAccessTokens();
        assertThat(work.calls
                        .require("files/create_folder_v2", path("/x"))
                        .object("metadata")
                        .text("name"))
                .hasValue("x");
        assertThat(work.simulator.calls("create_folder_v2")).hasSize(2);
    }

    @Test
    @DisplayName("bar 29: listing is repeated after a failure, a deletion that may have worked is not")
    void onlyReadingIsRepeated() {
        work.simulator.program(Fault.answerLost().on("list_folder").times(1));
        assertThat(work.calls.require("files/list_folder", path("")).objects("entries"))
                .isEmpty();
        work.simulator.put(ADA, "/a.txt", "one");
        work.simulator.program(Fault.answerLost().on("delete_v2").times(1));
        ProblemException uncertain = problem(() -> work.calls.require("files/delete_v2", path("/a.txt")));
        assertThat(uncertain.detail()).contains("may have worked");
        assertThat(work.simulator.calls("delete_v2")).hasSize(1);
    }

    @Test
    void listingIsPagedByCursor() {
        for (int i = 0; i < 5; i++) {
            work.simulator.put(ADA, "/f" + i + ".txt", "x");
        }
        JsonAnswer first = work.calls.require("files/list_folder", DropboxFilesResource.listing("", false, 3));
        assertThat(first.isTrue("has_more")).isTrue();
        JsonAnswer rest = DropboxFilesResource.next(
                        work.calls, first.text("cursor").orElseThrow())
                .result();
        assertThat(rest.objects("entries"))
                .extracting(entry -> entry.text("name").orElseThrow())
                .containsExactly("f3.txt", "f4.txt");
    }

    @Test
    void contentAboveOneRequestGoesUpInPartsAndIsHashed() {
        Content content = Content.generated(DropboxUpload.LARGEST_REQUEST + 5);
        DropboxCommit commit = new DropboxCommit("/big.bin", DropboxCommit.mode("add", null), false);
        JsonAnswer file = new DropboxUpload(work.calls, commit).of(DropboxAtWork.stored(content));
        assertThat(DropboxEntry.size(file)).isEqualTo(content.length());
        assertThat(work.simulator.calls("upload_session/append_v2")).hasSize(10);
        assertThat(work.simulator.calls("POST /dropbox/content/2/files/upload")).hasSize(12);
    }

    @Test
    void sessionGoesOnFromWhereDropboxSays() {
        Content content = Content.generated(DropboxUploadSession.PART + 9);
        work.simulator.program(Fault.answerLost().on("append_v2").times(1));
        work.simulator.program(Fault.droppedBefore().on("append_v2").times(1));
        work.simulator.program(Fault.answerLost().on("upload_session/finish").times(1));
        DropboxCommit commit = new DropboxCommit("/resumed.bin", DropboxCommit.mode("add", null), false);
        JsonAnswer file = new DropboxUploadSession(work.calls, commit, DropboxAtWork.stored(content)).upload();
        assertThat(DropboxEntry.size(file)).isEqualTo(content.length());
        assertThat(work.simulator.calls("append_v2"))
                .extracting(Call::status)
                .contains(409)
                .last()
                .isEqualTo(200);
    }

    @Test
    @DisplayName("bar 11: limits and outages are told as what they are")
    void limitsAndOutagesAreTold() {
        work.simulator.program(
                Fault.tooManyRequests("600").on("create_folder_v2").times(1));
        ProblemException limited = problem(() -> work.calls.require("files/create_folder_v2", path("/x")));
        assertThat(limited.kind()).isEqualTo(ProblemKind.RATE_LIMITED);
        assertThat(limited.retryAfter()).hasMinutes(10);
        work.simulator.program(Fault.outage().on("create_folder_v2").times(Fault.ALWAYS));
        assertThat(problem(() -> work.calls.require("files/create_folder_v2", path("/x")))
                        .kind())
                .isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);
    }

    @Test
    void unreadableAnswerIsNoFailureOfOurs() {
        work.simulator.program(Fault.garbage().on("list_folder").times(Fault.ALWAYS));
        assertThat(problem(() -> work.calls.require("files/list_folder", path("")))
                        .kind())
                .isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);
    }

    @Test
    void waitingWantsNoTokenAndEndsAtAChange() {
        String cursor =
                work.calls.require("files/list_folder", path("")).text("cursor").orElseThrow();
        work.simulator.set("longpollSeconds", Json.createValue(0.05));
        work.simulator.set("longpollBackoff", Json.createValue(7));
        JsonObject nothing = Stages.value(work.longPoll().await(cursor));
        assertThat(nothing.getBoolean("changes")).isFalse();
        assertThat(nothing.getInt("waitSeconds")).isEqualTo(7);
        work.simulator.put(ADA, "/a.txt", "one");
        assertThat(Stages.value(work.longPoll().await(cursor)).getBoolean("changes"))
                .isTrue();
        assertThat(work.simulator.calls("longpoll"))
                .allMatch(call -> call.request().header("Authorization").isEmpty());
        work.simulator.resetCursors();
        assertThat(Stages.value(work.longPoll().await(cursor)).getBoolean("changes"))
                .isTrue();
    }
}
