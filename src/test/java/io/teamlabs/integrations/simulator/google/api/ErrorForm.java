package io.teamlabs.integrations.simulator.google.api;

import io.teamlabs.integrations.simulator.wire.Refused;

/** How an API of Google's words what is wrong with a token. */
public enum ErrorForm {
    /** Calendar and Drive. */
    ERRORS {
        @Override
        Refused unauthenticated() {
            return ApiErrors.refused(
                    401,
                    "Invalid Credentials",
                    ApiErrors.error("global", "authError", "Invalid Credentials")
                            .add("locationType", "header")
                            .add("location", "Authorization"));
        }

        @Override
        Refused insufficientScopes() {
            return ApiErrors.of(403, "insufficientPermissions", "Request had insufficient authentication scopes.");
        }
    },
    /** Meet. */
    RPC {
        @Override
        Refused unauthenticated() {
            return ApiErrors.rpc(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
        }

        @Override
        Refused insufficientScopes() {
            return ApiErrors.rpc(
                    403,
                    "PERMISSION_DENIED",
                    "Request had insufficient authentication scopes.",
                    "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
                    "meet.googleapis.com");
        }
    };

    abstract Refused unauthenticated();

    abstract Refused insufficientScopes();
}
