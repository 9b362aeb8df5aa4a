package io.teamlabs.integrations.gateway.entity;

/** What an answer of a provider's API means; a closed set, with what the gateway does about each. */
public enum AnswerClass {
    /** A success, or a redirect: handed on. */
    OK,
    /** The access token ran out: refreshed once, sent once more. */
    REFRESH,
    /** The access token is not taken: refreshed once, sent once more; the grant is gone where that does not help. */
    REFRESH_OR_RECONNECT,
    /** The grant is gone: the person must connect again. */
    RECONNECT,
    /** The provider stumbled: tried again after a back-off, where the call may be repeated. */
    RETRY,
    /** Too many calls: tried again when the provider allows it, if the caller would wait so long. */
    RATE_LIMIT,
    /** A quota that is full for hours: the caller is told. */
    RATE_LIMIT_LONG,
    /** The grant lacks a scope: the caller is told which, and how to ask for it. */
    MISSING_SCOPE,
    /** The operator must change something at the provider. */
    CONFIG,
    /** The person, or their administrator at the provider, must do something there first. */
    USER_ACTION,
    /** The account is suspended for now; the connection is kept. */
    SUSPENDED,
    /** There is nothing there, or nothing that this grant sees: handed on. */
    NOT_FOUND_OR_HIDDEN,
    /** The request does not fit: handed on. */
    CLIENT,
    /** A cursor or token of changes is no longer good: handed on; the list is read anew. */
    RESYNC,
    /** It was there and has been deleted: handed on. */
    GONE;

    /** Whether the answer goes to who called; all others end in a problem or another try. */
    public boolean isHandedOn() {
        return switch (this) {
            case OK, NOT_FOUND_OR_HIDDEN, CLIENT, RESYNC, GONE -> true;
            case REFRESH,
                    REFRESH_OR_RECONNECT,
                    RECONNECT,
                    RETRY,
                    RATE_LIMIT,
                    RATE_LIMIT_LONG,
                    MISSING_SCOPE,
                    CONFIG,
                    USER_ACTION,
                    SUSPENDED -> false;
        };
    }
}
