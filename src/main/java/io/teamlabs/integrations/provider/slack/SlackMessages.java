package io.teamlabs.integrations.provider.slack;

import com.slack.api.methods.RequestFormBuilder;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatScheduleMessageRequest;
import java.time.Instant;
import java.util.UUID;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;

/** The library's forms of messages, with what it leaves out. */
final class SlackMessages {

    private SlackMessages() {}

    /** Posts; the key, where there is one, is Slack's own means to know a message that comes again. */
    static SlackAnswer post(SlackClient client, SlackPost post, @Nullable UUID key) {
        FormBody.Builder form = RequestFormBuilder.toForm(ChatPostMessageRequest.builder()
                .channel(post.channel())
                .text(post.text())
                .blocksAsString(post.blocks())
                .threadTs(post.thread())
                .replyBroadcast(post.broadcast())
                .build());
        return client.post("chat.postMessage", key == null ? form : form.add("client_msg_id", key.toString()));
    }

    static SlackAnswer schedule(SlackClient client, SlackPost post, Instant postAt) {
        return client.post(
                "chat.scheduleMessage",
                RequestFormBuilder.toForm(ChatScheduleMessageRequest.builder()
                        .channel(post.channel())
                        .text(post.text())
                        .blocksAsString(post.blocks())
                        .threadTs(post.thread())
                        .replyBroadcast(post.broadcast())
                        .postAt(Math.toIntExact(postAt.getEpochSecond()))
                        .build()));
    }
}
