package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.legacy.documents.entity.RejectReason;
import io.teamlabs.integrations.legacy.documents.entity.Rejected;

/** Text that PostgreSQL and UTF-8 can carry: JSON's escapes can write what neither can. */
final class StorableText {

    private StorableText() {}

    /** Returns the text itself; fails with {@link Rejected} for NUL and for half of a surrogate pair. */
    static String check(String text, String field) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit == 0) {
                throw new Rejected(RejectReason.NUL_CHARACTER, field);
            }
            if (Character.isSurrogate(unit)) {
                if (Character.isLowSurrogate(unit)
                        || at + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(at + 1))) {
                    throw new Rejected(RejectReason.LONE_SURROGATE, field);
                }
                at++;
            }
        }
        return text;
    }
}
