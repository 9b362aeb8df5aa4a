package io.teamlabs.integrations.provider.google;

import com.google.api.services.meet.v2.Meet;
import com.google.api.services.meet.v2.model.EndActiveConferenceRequest;
import com.google.api.services.meet.v2.model.Space;
import com.google.api.services.meet.v2.model.SpaceConfig;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.gateway.control.ConnectedAccount;
import io.teamlabs.integrations.gateway.control.ConnectedAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Meeting spaces of a person's account; Google shows only those that this application made. */
@ApplicationScoped
public class MeetSpaces {

    private static final TypeKey TYPE = new TypeKey("google_meet");
    private static final String MEETINGS = "meetings";

    @Inject
    ConnectedAccounts accounts;

    @Inject
    GoogleClients clients;

    /** Returns a call's way to the person's account, where the caller may act for them and the capability is granted. */
    ConnectedAccount open(String userId) {
        return accounts.open(userId, TYPE, MEETINGS);
    }

    /** Makes a space; what is null is as the person's own settings at Google have it. */
    Space create(ConnectedAccount account, @Nullable String access, @Nullable String entryPoints) {
        Meet once = clients.meet(new GoogleTransport(account));
        SpaceConfig config = new SpaceConfig().setAccessType(access).setEntryPointAccess(entryPoints);
        Space wanted = config.isEmpty() ? new Space() : new Space().setConfig(config);
        return GoogleCalls.run(() -> once.spaces().create(wanted));
    }

    Space get(ConnectedAccount account, String idOrCode) {
        Meet meet = clients.meet(new GoogleTransport(account));
        return GoogleCalls.run(() -> meet.spaces().get("spaces/" + idOrCode));
    }

    /** Sends everybody out who is meeting in the space; nothing happens where nobody is. */
    void endConference(ConnectedAccount account, String id) {
        Meet meet = clients.meet(new GoogleTransport(account).repeatable());
        GoogleCalls.run(() -> meet.spaces().endActiveConference("spaces/" + id, new EndActiveConferenceRequest()));
    }
}
