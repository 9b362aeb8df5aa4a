package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.gateway.entity.AnswerClass;
import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
import java.util.List;

/**
 * What a route answered: a result, or its own refusal, whose union is told by tags.
 *
 * @param body the whole of it; without members where the route answers nothing
 */
record DropboxAnswer(int status, Classification classification, JsonAnswer body) {

    boolean isSuccess() {
        return classification.kind() == AnswerClass.OK;
    }

    /** Returns the result. Where the route refused, fails with the problem that this means to the caller. */
    JsonAnswer result() {
        if (!isSuccess()) {
            throw DropboxProblems.of(status, classification);
        }
        return body;
    }

    /** Whether the route refused with this tag, at whatever depth. */
    boolean isRefusal(String tag) {
        return !isSuccess() && List.of(classification.code().split("/", -1)).contains(tag);
    }

    /** The union of a refusal. */
    JsonAnswer error() {
        return body.object("error");
    }
}
