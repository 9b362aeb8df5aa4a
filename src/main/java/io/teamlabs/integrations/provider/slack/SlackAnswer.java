package io.teamlabs.integrations.provider.slack;

import com.slack.api.methods.SlackApiTextResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What matters of the answers to posting and scheduling. The library's own classes read the blocks of the message too, and
 * fail over a kind that they do not know. Its JSON reader fills the fields; a time that is a number is read as text.
 */
public final class SlackAnswer implements SlackApiTextResponse {

    private boolean ok;
    private @Nullable String warning;
    private @Nullable String error;
    private @Nullable String needed;
    private @Nullable String provided;
    private @Nullable String channel;
    private @Nullable String ts;
    private @Nullable String scheduledMessageId;
    private @Nullable String postAt;
    private transient Map<String, List<String>> httpResponseHeaders = Map.of();

    public String channel() {
        return String.valueOf(channel);
    }

    /** The message's id within its channel. */
    public String ts() {
        return String.valueOf(ts);
    }

    public String scheduledMessageId() {
        return String.valueOf(scheduledMessageId);
    }

    /** Seconds since 1970, as digits. */
    public String postAt() {
        return String.valueOf(postAt);
    }

    @Override
    public boolean isOk() {
        return ok;
    }

    @Override
    public void setOk(boolean isOk) {
        this.ok = isOk;
    }

    @Override
    public @Nullable String getWarning() {
        return warning;
    }

    @Override
    public void setWarning(@Nullable String text) {
        this.warning = text;
    }

    @Override
    public @Nullable String getError() {
        return error;
    }

    @Override
    public void setError(@Nullable String text) {
        this.error = text;
    }

    @Override
    public @Nullable String getNeeded() {
        return needed;
    }

    @Override
    public void setNeeded(@Nullable String scopes) {
        this.needed = scopes;
    }

    @Override
    public @Nullable String getProvided() {
        return provided;
    }

    @Override
    public void setProvided(@Nullable String scopes) {
        this.provided = scopes;
    }

    @Override
    public Map<String, List<String>> getHttpResponseHeaders() {
        return httpResponseHeaders;
    }

    @Override
    public void setHttpResponseHeaders(Map<String, List<String>> headers) {
        this.httpResponseHeaders = headers;
    }
}
