package io.teamlabs.integrations.gateway.entity;

import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one answer means.
 *
 * @param code a word of the provider's that can be no secret, for logs and callers: {@code ratelimited}
 * @param pause how long the provider wants to be left alone, an hour at most; null where it does not say
 * @param needed the scopes that are lacking, as far as the answer tells
 * @param field the part of the request that the provider complains of, where it names one
 */
public record Classification(
        AnswerClass kind,
        String code,
        @Nullable Duration pause,
        ScopeSet needed,
        @Nullable String field) {

    /** Letters, digits and separators, too short for a token. */
    private static final Pattern SPEAKABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]{0,59}");

    public Classification {
        code = SPEAKABLE.matcher(code).matches() ? code : "unknown";
        field = field != null && SPEAKABLE.matcher(field).matches() ? field : null;
        pause = pause == null ? null : OutgoingAnswer.bounded(pause);
    }

    public static Classification of(AnswerClass kind, String code) {
        return new Classification(kind, code, null, ScopeSet.EMPTY, null);
    }

    public static Classification ok() {
        return of(AnswerClass.OK, "ok");
    }

    public Classification pausing(@Nullable Duration asked) {
        return new Classification(kind, code, asked, needed, field);
    }

    public Classification needing(ScopeSet scopes) {
        return new Classification(kind, code, pause, scopes, field);
    }

    public Classification about(@Nullable String part) {
        return new Classification(kind, code, pause, needed, part);
    }
}
