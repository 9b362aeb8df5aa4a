package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.legacy.documents.entity.OldAccount;
import io.teamlabs.integrations.legacy.documents.entity.OldErrors;
import io.teamlabs.integrations.legacy.documents.entity.OldExtras;
import io.teamlabs.integrations.legacy.documents.entity.OldIntegration;
import io.teamlabs.integrations.legacy.documents.entity.OldStatus;
import io.teamlabs.integrations.legacy.documents.entity.OldTimes;
import io.teamlabs.integrations.legacy.documents.entity.OldTokens;
import io.teamlabs.integrations.legacy.documents.entity.OldUser;
import io.teamlabs.integrations.legacy.documents.entity.Rejected;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import java.time.Instant;
import java.util.function.Supplier;

/** Reads a document of the old users collection: the person, and the two connections that lived on the person. */
final class UserDocuments {

    private final KnownTypes types;

    UserDocuments(KnownTypes types) {
        this.types = types;
    }

    /** Adds what the document says to its line; a connection that cannot be taken over does not hold the person up. */
    void read(Document document, ReadLine line) {
        OldUser user = user(document);
        line.user(user);
        addUnlessRejected(line, () -> gitHub(document, user.id()));
        addUnlessRejected(line, () -> googleCalendar(document, user.id()));
    }

    private static void addUnlessRejected(ReadLine line, Supplier<OldIntegration> reading) {
        try {
            OldIntegration integration = reading.get();
            if (!integration.isEmpty()) {
                line.add(integration);
            }
        } catch (Rejected rejected) {
            line.reject(rejected.rejection());
        }
    }

    private static OldUser user(Document document) {
        return new OldUser(
                Keys.user(document.text("_id", "id"), "_id"),
                Keys.organization(document.key("organizationId", "organization"), "organizationId"),
                document.text("email"),
                document.text("firstName"),
                document.text("lastName"),
                document.text("profileImage"),
                document.text("role"));
    }

    private OldIntegration gitHub(Document document, UserId user) {
        Instant connectedAt = document.time("githubConnectedAt");
        return new OldIntegration(
                user,
                types.get("github", "github"),
                document.flag("githubConnected"),
                OldStatus.USABLE,
                new OldTokens(document.secret("githubAccessToken"), null, null, null, ScopeSet.EMPTY, null),
                new OldAccount(
                        document.text("githubUserId"),
                        document.text("githubUsername"),
                        document.text("githubEmail"),
                        null,
                        document.text("githubAvatarUrl")),
                new OldTimes(connectedAt, null, null, connectedAt),
                OldErrors.NONE,
                OldExtras.NONE);
    }

    private OldIntegration googleCalendar(Document document, UserId user) {
        return new OldIntegration(
                user,
                types.get("google_calendar", "googleCalendar"),
                document.flag("googleCalendarConnected"),
                OldStatus.USABLE,
                new OldTokens(
                        document.secret("googleCalendarAccessToken"),
                        document.secret("googleCalendarRefreshToken"),
                        null,
                        document.time("googleCalendarTokenExpiry"),
                        ScopeSet.EMPTY,
                        null),
                new OldAccount(null, null, null, null, null),
                new OldTimes(null, null, null, null),
                OldErrors.NONE,
                OldExtras.NONE);
    }
}
