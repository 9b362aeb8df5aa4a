package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.legacy.documents.entity.RejectReason;
import io.teamlabs.integrations.legacy.documents.entity.Rejected;
import org.jspecify.annotations.Nullable;

/** Makes keys of what documents call theirs. */
final class Keys {

    private Keys() {}

    static UserId user(@Nullable String text, String field) {
        if (text == null) {
            throw new Rejected(RejectReason.MISSING_FIELD, field);
        }
        if (!UserId.isValid(text)) {
            throw new Rejected(RejectReason.BAD_ID, field);
        }
        return new UserId(text);
    }

    static @Nullable OrganizationId organization(@Nullable String text, String field) {
        try {
            return text == null ? null : new OrganizationId(text);
        } catch (IllegalArgumentException noKey) {
            throw new Rejected(RejectReason.BAD_ID, field);
        }
    }
}
