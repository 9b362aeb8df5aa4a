package io.teamlabs.integrations.provider.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import io.teamlabs.integrations.gateway.control.ApiRefusals;
import io.teamlabs.integrations.gateway.control.ConnectedAccount;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.io.IOException;
import java.time.Duration;
import okhttp3.FormBody;

/** A person's Slack by the vendor's library, which neither limits, retries nor counts: the gateway does. */
final class SlackClient {

    private final ConnectedAccount account;
    private final MethodsClient methods;

    /** One call of the library. */
    @FunctionalInterface
    interface Call<T> {
        T on(MethodsClient methods) throws IOException, SlackApiException;
    }

    SlackClient(ConnectedAccount account, MethodsClient methods) {
        this.account = account;
        this.methods = methods;
    }

    ConnectedAccount account() {
        return account;
    }

    /** Makes a call; every failure is a problem. */
    <T extends SlackApiTextResponse> T call(Call<T> call) {
        T answer = answered(call);
        if (!answer.isOk()) {
            throw SlackProblems.of(String.valueOf(answer.getError()));
        }
        return answer;
    }

    /** Posts a form of ours, and reads no more of the answer than {@link SlackAnswer} has. */
    SlackAnswer post(String method, FormBody.Builder form) {
        return call(slack -> slack.postFormWithTokenAndParseResponse(
                ignored -> form, method, SlackLibrary.NO_TOKEN, SlackAnswer.class));
    }

    private <T> T answered(Call<T> call) {
        try {
            return call.on(methods);
        } catch (SlackApiException refused) {
            throw ApiRefusals.of("Slack", refused.getResponse().code(), "unreadable-answer");
        } catch (IOException brokenOff) {
            throw ProblemException.of(
                            ProblemKind.PROVIDER_UNAVAILABLE,
                            "Slack's answer broke off. Look first whether it was done, then try again.")
                    .retryAfter(Duration.ofSeconds(1));
        }
    }
}
