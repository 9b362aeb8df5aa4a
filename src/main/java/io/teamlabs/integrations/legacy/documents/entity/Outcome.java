package io.teamlabs.integrations.legacy.documents.entity;

import java.util.Locale;

/** What became of a line, of a user and of a connection; each is counted, and the counts make the report. */
public enum Outcome {
    LINE_BLANK("Lines without a document"),
    LINE_REJECTED("Lines kept with their reason, of which nothing was written"),
    LINE_REJECTED_IN_PART("Lines kept with their reason: the user was written, a connection was not"),
    USER_WRITTEN("Users written"),
    USER_FILLED("Users that were there: only what they lacked was added"),
    USER_UNCHANGED("Users that were there, as the document says"),
    USER_KEPT("Users that were there and differ from the document: theirs was kept"),
    USER_WITHOUT_ORGANIZATION("Users without an organization, in the document as in the table"),
    INTEGRATION_CONNECTED("Connections written, their tokens sealed"),
    INTEGRATION_CUT("Connections written as cut: account and times are kept, there was nothing to use"),
    INTEGRATION_REPLACED("Connections that were there and older: replaced by the document's"),
    INTEGRATION_UNCHANGED("Connections that were there, as an import left them"),
    INTEGRATION_KEPT("Connections that were there and newer: kept, the document's noted in metadata._document"),
    CONNECTED_WITHOUT_TOKEN("Of these: connected without a token, to be connected again by the person"),
    TOKEN_WITHOUT_CONNECTION("Of these: a token without a connection; its digest is noted, the token not kept"),
    REFRESH_TOKEN_ALONE("Of these: a refresh token without an access token; the first use fetches one"),
    SECRET_MASKED("Documents whose settings, metadata or last error held a secret, which was masked");

    private final String meaning;

    Outcome(String meaning) {
        this.meaning = meaning;
    }

    /** The form in the database: {@code user-written}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String meaning() {
        return meaning;
    }
}
