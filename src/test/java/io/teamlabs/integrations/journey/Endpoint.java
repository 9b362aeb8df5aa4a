package io.teamlabs.integrations.journey;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One call of the service, and who may make it.
 *
 * @param method GET, POST and so on
 * @param template its path as the server lists it, with {@code {userId}} and {@code {type}}
 * @param body a body that is in order; empty where it takes none
 * @param reach whose it is
 * @param scopes what lets a service make it
 */
record Endpoint(String method, String template, String body, Reach reach, Set<String> scopes) {

    /** Whose a call is. */
    enum Reach {
        /** No bearer token is asked for: browsers, health, the console's settings. */
        ANYONE,
        /** Any signed-in caller, about themselves or about nobody. */
        SIGNED_IN,
        /** The person of the path and their administrators. */
        PERSON,
        /** Administrators, about people of their organization. */
        ADMINISTRATOR,
        /** Administrators, about the whole organization. */
        ORGANIZATION,
        /** Services alone. */
        SERVICE,
        /** Operators alone. */
        OPERATOR,
        /** The old frontend's, with the user in path or body. */
        OLD,
        /** The old frontend's, with the bearer's own user in the body. */
        OLD_SELF,
        /** The old frontend's, about the bearer's own user. */
        OLD_OWN
    }

    private static final String ADMIN = "integrations:admin";
    private static final String ACT = "integrations:act";
    private static final String TOKENS = "integrations:tokens";
    private static final String ONE = "/api/v1/users/{userId}/integrations/{type}";
    private static final String OLD_TYPE = "/api/{type: google-calendar|google-meet|google-drive|dropbox|slack}/status";

    private static final List<Endpoint> OWN = List.of(
            open("GET", "/api/console"),
            open("GET", "/api/health/live"),
            open("GET", "/api/health/ready"),
            open("GET", "/api/oauth/start/{id}"),
            open("POST", "/api/oauth/start/{id}"),
            open("GET", "/api/oauth/{provider}/callback"),
            open("GET", "/api/google/callback"),
            signedIn("/api/v1/me"),
            signedIn("/api/v1/types"),
            organization("/api/v1/integrations"),
            organization("/api/v1/integrations/expired"),
            organization("/api/v1/integrations/problems"),
            person("GET", "/api/v1/users/{userId}/integrations", "", ACT),
            person("GET", ONE, "", ACT),
            person("DELETE", ONE, "", ADMIN),
            person("PATCH", ONE, "{\"metadata\":{\"team\":\"red\"}}", ADMIN),
            person("POST", ONE + "/authorization", "{\"returnUrl\":\"{base}/\"}", ADMIN),
            person("POST", ONE + "/refresh", "", TOKENS),
            new Endpoint("POST", ONE + "/errors/reset", "", Reach.ADMINISTRATOR, Set.of(ADMIN)),
            new Endpoint("GET", ONE + "/token", "", Reach.SERVICE, Set.of(TOKENS)),
            new Endpoint(
                    "PUT", ONE + "/tokens", "{\"accessToken\":\"token-of-nobody\"}", Reach.SERVICE, Set.of(TOKENS)),
            operator("GET", "/api/v1/operations/drain"),
            operator("POST", "/api/v1/operations/drain"),
            operator("DELETE", "/api/v1/operations/drain"),
            operator("GET", "/api/v1/operations/progress"),
            operator("GET", "/api/v1/operations/tokens"),
            operator("GET", "/api/v1/operations/legacy/proof"),
            operator("POST", "/api/v1/operations/legacy/proof"),
            operator("POST", "/api/v1/operations/legacy/write-back"),
            old("GET", "/api/auth/integrations/{userId}", ""),
            old("GET", "/api/auth/github/repositories/{userId}", ""),
            old("GET", "/api/auth/github/status/{userId}", ""),
            oldSelf("/api/auth/github/initiate"),
            oldSelf("/api/auth/github/callback"),
            old("POST", "/api/auth/github/disconnect", "{\"userId\":\"{userId}\"}"),
            old("GET", OLD_TYPE + "/{userId}", ""),
            oldOwn("GET", OLD_TYPE, ""),
            oldOwn("POST", "/api/google/initiate", "{\"service\":\"google_drive\",\"returnUrl\":\"{base}/\"}"),
            oldOwn("POST", "/api/google-calendar/attach-token", "{\"accessToken\":\"token-of-nobody\"}"),
            oldOwn("POST", "/api/{type: google-calendar|google-drive}/disconnect", "{}"));

    /** All calls; the actions in a vendor's accounts are listed in a class of their own. */
    static final List<Endpoint> ALL = Stream.of(
                    OWN,
                    GatewayEndpoints.all(),
                    CalendarEndpoints.ALL,
                    DropboxEndpoints.all(),
                    GitHubEndpoints.ALL,
                    GoogleDriveEndpoints.all(),
                    SlackEndpoints.all())
            .flatMap(List::stream)
            .toList();

    private static Endpoint open(String method, String template) {
        return new Endpoint(method, template, "", Reach.ANYONE, Set.of());
    }

    private static Endpoint signedIn(String template) {
        return new Endpoint("GET", template, "", Reach.SIGNED_IN, Set.of());
    }

    private static Endpoint organization(String template) {
        return new Endpoint("GET", template, "", Reach.ORGANIZATION, Set.of(ADMIN));
    }

    private static Endpoint person(String method, String template, String body, String scope) {
        return new Endpoint(method, template, body, Reach.PERSON, Set.copyOf(List.of(scope, ADMIN)));
    }

    /** A call that acts in a person's account at a vendor; its path is that below the person. */
    static Endpoint action(String method, String path, String body) {
        return person(method, "/api/v1/users/{userId}" + path, body, ACT);
    }

    /** A call for services alone that act in a person's account. */
    static Endpoint serviceAction(String method, String path) {
        return new Endpoint(method, "/api/v1/users/{userId}" + path, "", Reach.SERVICE, Set.of(ACT));
    }

    private static Endpoint operator(String method, String template) {
        return new Endpoint(method, template, "", Reach.OPERATOR, Set.of("integrations:operate"));
    }

    private static Endpoint old(String method, String template, String body) {
        return new Endpoint(method, template, body, Reach.OLD, Set.of());
    }

    private static Endpoint oldSelf(String template) {
        return new Endpoint("POST", template, "{\"userId\":\"{userId}\"}", Reach.OLD_SELF, Set.of());
    }

    private static Endpoint oldOwn(String method, String template, String body) {
        return new Endpoint(method, template, body, Reach.OLD_OWN, Set.of());
    }

    /** Returns the path for a user; the type is one that every such path knows. */
    String path(String userId) {
        return template.replace("{userId}", userId)
                .replaceAll("\\{type: [^}]*}", "google-drive")
                .replace("{type}", "google_drive")
                .replace("{provider}", "google")
                .replace("{owner}", "unknown")
                .replace("{name}", "unknown")
                .replace("{number}", "1")
                .replace("{sha}", "0123456789abcdef")
                .replaceAll("\\{(file|share|comment)Id}", "no.id")
                .replace("{path: .*}", "drive/v3/files")
                .replace("{channelId}", "C0UNKNOWN1")
                .replace("{id}", "unknown");
    }

    String body(String userId, String base) {
        return body.replace("{userId}", userId).replace("{base}", base);
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
