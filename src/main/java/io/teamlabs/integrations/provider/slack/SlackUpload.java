package io.teamlabs.integrations.provider.slack;

import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.problem.ProblemException;
import java.net.URI;
import java.util.List;

/**
 * Brings a content into a channel in Slack's three steps: an address is asked for, the bytes go there, the upload is
 * completed. The second step is not the library's, which would hold the content whole.
 */
final class SlackUpload {

    private final SlackClient client;
    private final String channel;
    private final SlackFile file;

    SlackUpload(SlackClient client, String channel, SlackFile file) {
        this.client = client;
        this.channel = channel;
        this.file = file;
    }

    /** Returns Slack's id of the file. */
    String of(UploadSource source) {
        if (source.size() < 1 || source.size() > Integer.MAX_VALUE) {
            throw ProblemException.invalid(
                    "body", "Send a content that is not empty, with its length, of less than 2 GiB.");
        }
        FilesGetUploadURLExternalResponse begun = client.call(slack -> slack.filesGetUploadURLExternal(
                begin -> begin.filename(file.name()).length((int) source.size())));
        send(URI.create(begun.getUploadUrl()), source);
        complete(begun.getFileId());
        return begun.getFileId();
    }

    /** The gateway refuses an address that is not of the host that is set for uploads. */
    private void send(URI address, UploadSource source) {
        ApiRequest upload = ApiRequest.post(address)
                .header("Content-Type", "application/octet-stream")
                .body(source.body());
        try (ApiAnswer answer = client.account().require(upload)) {
            answer.status();
        }
    }

    private void complete(String id) {
        FileDetails details = FileDetails.builder().id(id).title(file.title()).build();
        client.call(slack -> slack.filesCompleteUploadExternal(complete -> complete.files(List.of(details))
                .channelId(channel)
                .initialComment(file.comment())
                .threadTs(file.thread())));
    }
}
