package io.teamlabs.integrations.legacy.documents.entity;

import java.util.Locale;

/** Why a line is refused, in words that say what would be right. They never repeat what the line says. */
public enum RejectReason {
    LINE_TOO_LONG("The line is longer than the limit. Give a larger --line-limit, or shorten the document."),
    NOT_UTF8("The line is not valid UTF-8. Export it again, or mend its encoding."),
    MALFORMED("The line is not one whole JSON object. Export one document a line, without --jsonArray."),
    TOO_DEEP("The document is nested deeper than 100 levels. Flatten it."),
    VALUE_TOO_LONG("A name or number in the document is longer than any real one. Shorten it."),
    DUPLICATE_FIELD("The field stands twice in the document. Leave one."),
    NUL_CHARACTER("The text holds the character NUL, which PostgreSQL does not store. Remove it."),
    LONE_SURROGATE("The text holds half of a surrogate pair, which is no character. Remove or complete it."),
    WRONG_TYPE("The field has a value of the wrong kind. docs/migration.md lists the accepted forms."),
    BAD_DATE("The field is no date in a form of extended JSON from the year 1 to 9999."),
    NUMBER_OUT_OF_RANGE("The number is larger, or has more digits, than can be stored."),
    MISSING_FIELD("The field is missing or empty, and nothing can stand for it."),
    BAD_ID("The key must have 1 to 64 of A-Z a-z 0-9 _ - (an organization's: 1 to 64 characters)."),
    UNKNOWN_TYPE("No integration type has this key or code, or no provider of this service stands behind it."),
    UNKNOWN_STATUS(
            "The status is none of active, connected, expired, error, revoked, disconnected, inactive, pending."),
    UNKNOWN_USER("There is no such user. Import the users first, or correct the reference."),
    NO_ORGANIZATION("The user has no organization, so the connection belongs nowhere. Give the user one."),
    DATABASE_REFUSED("The database refused the row; the field names the error's class or constraint.");

    private final String meaning;

    RejectReason(String meaning) {
        this.meaning = meaning;
    }

    /** The form in the database: {@code line-too-long}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String meaning() {
        return meaning;
    }
}
