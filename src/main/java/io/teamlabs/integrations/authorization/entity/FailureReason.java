package io.teamlabs.integrations.authorization.entity;

import java.util.Locale;

/** Why a connection did not come about; the codes are stable and stand in the return address. */
public enum FailureReason {
    STATE_EXPIRED,
    STATE_UNKNOWN,
    STATE_USED,
    OTHER_BROWSER,
    PROVIDER_UNAVAILABLE,
    PROVIDER_ERROR,
    CONFIGURATION,
    WRONG_ISSUER,
    NO_TOKEN,
    IDENTITY_UNAVAILABLE,
    USER_GONE,
    SERVICE_UNAVAILABLE;

    /** The form in the return address: {@code state-expired}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What has happened and what to do, for a page that the browser is shown when it cannot be sent back. */
    public String sentence() {
        return switch (this) {
            case STATE_EXPIRED ->
                "This attempt took longer than ten minutes and ran out. Go back to TeamLabs and start again.";
            case STATE_UNKNOWN ->
                "This address is not known here: it is incomplete, or too old. Go back to TeamLabs and start again.";
            case STATE_USED ->
                "This address was used before. Go back to TeamLabs: if the account is not connected there, start again.";
            case OTHER_BROWSER ->
                "This attempt was begun in another browser. Go back to TeamLabs in this browser and start again.";
            case PROVIDER_UNAVAILABLE ->
                "The provider does not answer at the moment. Wait a few minutes, then start again in TeamLabs.";
            case PROVIDER_ERROR ->
                "The provider answered with an error. Start again in TeamLabs; if it happens again, tell your operator.";
            case CONFIGURATION ->
                "The provider does not accept this service's settings. Trying again will not help: tell your operator.";
            case WRONG_ISSUER ->
                "The answer did not come from the provider's own server and was refused. Start again in TeamLabs.";
            case NO_TOKEN ->
                "The provider agreed but gave no access. Start again in TeamLabs; if it happens again, tell your operator.";
            case IDENTITY_UNAVAILABLE ->
                "The provider did not say whose account it is. Wait a few minutes, then start again in TeamLabs.";
            case SERVICE_UNAVAILABLE ->
                "The connection could not be stored just now. Wait a few minutes, then start again in TeamLabs.";
            case USER_GONE -> "Your TeamLabs user was removed or moved to another organization. Ask an administrator.";
        };
    }
}
