package io.teamlabs.integrations.connection.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The columns of what went wrong: failures of refresh and of authentication in a row, and the last one in words. Never
 * null in an entity, as its counts have always a value.
 */
@Embeddable
public class Failures {

    private static final int MANY = 5;
    private static final int LONGEST = 500;

    @Column(name = "error_count")
    private int count;

    @Column(name = "authentication_error_count")
    private int authenticationCount;

    @Column(name = "last_error")
    private @Nullable String lastError;

    @Column(name = "last_error_code")
    private @Nullable String lastErrorCode;

    @Column(name = "last_error_at")
    private @Nullable Instant lastErrorAt;

    /** Notes the last failure without counting it: not every failure is the connection's own. */
    void remember(String code, String words, Instant now) {
        lastErrorCode = code;
        lastError = words.length() <= LONGEST ? words : words.substring(0, LONGEST);
        lastErrorAt = now;
    }

    void count() {
        count++;
    }

    /** Notes that the failure about to be counted is one of authentication. */
    void countAuthentication() {
        authenticationCount++;
    }

    boolean hasAuthentication() {
        return authenticationCount > 0;
    }

    /** Takes the failures of authentication from the count, and the reason where no others are left. Returns whether there were any. */
    boolean forgetAuthentication() {
        boolean any = hasAuthentication();
        count = Math.max(0, count - authenticationCount);
        authenticationCount = 0;
        if (any && count == 0) {
            forget();
        }
        return any;
    }

    void forgetCount() {
        count = 0;
        authenticationCount = 0;
    }

    void forget() {
        forgetCount();
        lastError = null;
        lastErrorCode = null;
        lastErrorAt = null;
    }

    int inARow() {
        return count;
    }

    /** Whether so many failed in a row that the status is to say so. */
    boolean areMany() {
        return count >= MANY;
    }

    @Nullable
    String lastError() {
        return lastError;
    }

    @Nullable
    String lastErrorCode() {
        return lastErrorCode;
    }

    @Nullable
    Instant lastErrorAt() {
        return lastErrorAt;
    }
}
