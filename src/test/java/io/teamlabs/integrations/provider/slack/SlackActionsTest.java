package io.teamlabs.integrations.provider.slack;

import static io.teamlabs.integrations.provider.slack.SlackAtWork.AURORA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.User;
import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.simulator.wire.Call;
import io.teamlabs.integrations.simulator.wire.Fault;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackActionsTest {

    private final SlackAtWork work = new SlackAtWork();

    @AfterEach
    void close() {
        work.close();
    }

    private static ProblemException problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call);
    }

    private static JsonObject error(String code) {
        return Json.createObjectBuilder().add("ok", false).add("error", code).build();
    }

    @Test
    void messageIsPostedWithTextBlocksAndThread() {
        String first = SlackMessages.post(work.client, work.message(work.general, "Grüße & more"), null)
                .ts();
        String blocks = "[{\"type\":\"kind_of_tomorrow\",\"text\":\"x\"}]";
        SlackPost answer = new SlackPost(work.general, "an answer", blocks, first, true);
        SlackAnswer posted = SlackMessages.post(work.client, answer, null);
        assertThat(posted.ts()).matches("\\d+\\.\\d{6}").isNotEqualTo(first);
        assertThat(work.simulator.messages(AURORA, "general")).containsExactly("Grüße & more", "an answer");
        Call call = work.simulator.calls("chat.postMessage").get(1);
        assertThat(call.request().form().text("thread_ts")).isEqualTo(first);
        assertThat(call.request().form().text("blocks")).isEqualTo(blocks);
        assertThat(call.request().form().text("reply_broadcast")).isEqualTo("1");
    }

    @Test
    void sameKeyPostsOnceHoweverOftenItIsSent() {
        UUID key = UUID.nameUUIDFromBytes("key".getBytes(StandardCharsets.UTF_8));
        SlackPost post = work.message(work.general, "once");
        work.simulator.program(Fault.answerLost().on("chat.postMessage").times(1));
        ProblemException uncertain = problem(() -> SlackMessages.post(work.client, post, key));
        assertThat(uncertain.kind()).isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);
        String ts = SlackMessages.post(work.client, post, key).ts();
        assertThat(SlackMessages.post(work.client, post, key).ts()).isEqualTo(ts);
        assertThat(work.simulator.messages(AURORA, "general")).containsExactly("once");
        assertThat(work.simulator.calls("chat.postMessage")).hasSize(3);
    }

    @Test
    void whoIsNotInTheChannelIsToldToJoin() {
        SlackPost post = work.message(work.atlas, "x");
        ProblemException outside = problem(() -> SlackMessages.post(work.client, post, null));
        assertThat(outside.kind()).isEqualTo(ProblemKind.CONFLICT);
        assertThat(outside.field()).isEqualTo("channel");
        assertThat(outside.detail()).contains("not in the channel", "join: true", "joining");
        assertThat(SlackProblems.isNotInChannel(outside)).isTrue();
        Conversation joined = SlackChannelsResource.join(work.client, work.atlas);
        assertThat(joined.isMember()).isTrue();
        assertThat(SlackMessages.post(work.client, post, null).channel()).isEqualTo(work.atlas);
    }

    @ParameterizedTest
    @CsvSource({
        "channel_not_found, NOT_FOUND, channel",
        "is_archived, CONFLICT, channel",
        "restricted_action_read_only_channel, CONFLICT, channel",
        "no_text, INVALID_REQUEST, text",
        "msg_too_long, INVALID_REQUEST, text",
        "invalid_blocks, INVALID_REQUEST, blocks",
        "cannot_reply_to_message, INVALID_REQUEST, thread",
        "team_not_found, PROVIDER_REFUSED,"
    })
    @DisplayName("bar 11: an error in an answer with the status of a success is an error, told with its field")
    void errorsOfTheMethodAreToldWithTheirField(String code, ProblemKind kind, String field) {
        work.simulator.program(
                Fault.json(200, error(code)).on("chat.postMessage").times(1));
        ProblemException refused =
                problem(() -> SlackMessages.post(work.client, work.message(work.general, "x"), null));
        assertThat(refused.kind()).isEqualTo(kind);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.members()).containsEntry("providerCode", code);
    }

    @Test
    @DisplayName("trap 9: a missing scope is told as one, with the scope")
    void missingScopeIsToldAsOne() {
        SlackClient reader = work.client(Set.of("channels:read"));
        ProblemException missing = problem(() -> SlackMessages.post(reader, work.message(work.general, "x"), null));
        assertThat(missing.kind()).isEqualTo(ProblemKind.MISSING_SCOPE);
        assertThat(missing.members()).containsEntry("missingScopes", ScopeSet.of("chat:write"));
    }

    @Test
    @DisplayName("bar 19: a token that ran out leads to one refresh and one more try")
    void expiredTokenIsRefreshedOnce() {
        work.simulator.expireAccessTokens();
        SlackMessages.post(work.client, work.message(work.general, "x"), null);
        assertThat(work.simulator.messages(AURORA, "general")).containsExactly("x");
        assertThat(work.simulator.calls("chat.postMessage")).hasSize(2);
    }

    @Test
    @DisplayName("bar 29: a message that may have been posted is not posted again, a list is read again")
    void onlyReadingIsRepeated() {
        work.simulator.program(Fault.json(200, error("internal_error")).on("chat.postMessage"));
        problem(() -> SlackMessages.post(work.client, work.message(work.general, "x"), null));
        assertThat(work.simulator.calls("chat.postMessage")).hasSize(1);
        work.simulator.program(Fault.answerLost().on("conversations.list").times(1));
        assertThat(work.client
                        .call(slack -> slack.conversationsList(list -> list.limit(10)))
                        .getChannels())
                .isNotEmpty();
    }

    @Test
    void pagesFollowTheCursorToItsEnd() {
        Set<String> names = new TreeSet<>();
        String cursor = "";
        do {
            String at = cursor;
            ConversationsListResponse page = work.client.call(slack -> slack.conversationsList(
                    list -> list.limit(1).excludeArchived(true).cursor(at)));
            page.getChannels().forEach(channel -> names.add(channel.getName()));
            cursor = page.getResponseMetadata().getNextCursor();
        } while (!cursor.isEmpty());
        assertThat(names).containsExactly("general", "project-atlas", "random");
    }

    @Test
    void limitOfOneMethodIsToldWithItsWait() {
        work.simulator.set(
                "limits", Json.createObjectBuilder().add("chat.postMessage", 1).build());
        SlackMessages.post(work.client, work.message(work.general, "x"), null);
        ProblemException limited =
                problem(() -> SlackMessages.post(work.client, work.message(work.general, "y"), null));
        assertThat(limited.kind()).isEqualTo(ProblemKind.RATE_LIMITED);
        assertThat(limited.retryAfter()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(61));
    }

    @Test
    void fileGoesIntoTheChannelInThreeSteps() {
        SlackFile file = new SlackFile("a.txt", "A", "look", null);
        byte[] bytes = "hello".getBytes(StandardCharsets.UTF_8);
        UploadSource source = UploadSource.once(new ByteArrayInputStream(bytes), bytes.length, "text/plain");
        String id = new SlackUpload(work.client, work.general, file).of(source);
        assertThat(id).startsWith("F");
        assertThat(work.simulator.messages(AURORA, "general")).containsExactly("look");
        assertThat(work.simulator.calls("/upload/v1/").get(0).request().header("Authorization"))
                .isEmpty();
    }

    @Test
    @DisplayName("bar 27: an upload address that is not of Slack's host is not called")
    void uploadGoesToNoOtherHost() {
        JsonObject elsewhere = Json.createObjectBuilder()
                .add("ok", true)
                .add("file_id", "F1")
                .add("upload_url", "http://127.0.0.1:1/steal")
                .build();
        work.simulator.program(Fault.json(200, elsewhere).on("getUploadURLExternal"));
        byte[] bytes = {1};
        UploadSource source = UploadSource.once(new ByteArrayInputStream(bytes), 1, "text/plain");
        SlackFile file = new SlackFile("a.txt", "A", null, null);
        assertThat(problem(() -> new SlackUpload(work.client, work.general, file).of(source))
                        .kind())
                .isEqualTo(ProblemKind.PROVIDER_REFUSED);
    }

    @Test
    void personIsFoundByAddress() {
        User grace = work.client
                .call(slack -> slack.usersLookupByEmail(lookup -> lookup.email("grace@aurora.example")))
                .getUser();
        SlackAnswer sent = SlackMessages.post(work.client, work.message(grace.getId(), "hello"), null);
        assertThat(sent.channel()).startsWith("D");
        ProblemException nobody = problem(
                () -> work.client.call(slack -> slack.usersLookupByEmail(lookup -> lookup.email("no@where.example"))));
        assertThat(nobody.kind()).isEqualTo(ProblemKind.NOT_FOUND);
        assertThat(nobody.field()).isEqualTo("email");
    }

    @Test
    void libraryHasNoThreadsOfItsOwn() {
        for (int i = 0; i < 3; i++) {
            SlackMessages.post(work.client(Set.of("chat:write")), work.message(work.general, "x"), null);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(
                        name -> name.startsWith("slack-api") || name.startsWith("OkHttp") || name.startsWith("Okio"));
    }
}
