package io.teamlabs.integrations.authorization.entity;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a browser meets at a start address. */
public sealed interface Start {

    /** It goes on to the provider. */
    record Leads(URI provider) implements Start {}

    /** The person must say that this is theirs: somebody else may have made the address. */
    record Asks(String what, String person, String organization) implements Start {}

    /** It leads nowhere; the browser goes back where that is known. */
    record Refused(FailureReason reason, @Nullable URI back) implements Start {}
}
