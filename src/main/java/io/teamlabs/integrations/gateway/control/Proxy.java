package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.http.entity.RequestBody;
import io.teamlabs.integrations.identity.entity.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;

/** Calls that services make up themselves. The provider decides on each whether the granted scopes are enough. */
@ApplicationScoped
public class Proxy {

    @Inject
    Catalog catalog;

    @Inject
    Openings openings;

    @Inject
    ProviderApis apis;

    @Inject
    Corridor corridor;

    @Inject
    Uploads uploads;

    /** Where a person's calls go, and how. */
    public static final class Target {

        private final URI base;
        private final ConnectedAccount account;

        Target(URI base, ConnectedAccount account) {
            this.base = base;
            this.account = account;
        }

        /** The address that a call's path is appended to. */
        public URI base() {
            return base;
        }

        /** As {@link ConnectedAccount#send}. */
        public ApiAnswer send(ApiRequest request) {
            return account.send(request);
        }
    }

    /** Returns where calls go; fails as {@link ConnectedAccounts#open} does, the scopes aside. */
    public Target target(Person person, String type) {
        CallContext context = openings.open(person, catalog.named(type));
        URI base = apis.get(context.provider()).base(context.type());
        return new Target(base, new ConnectedAccount(corridor, context));
    }

    /** Returns the body that came in parts. */
    public RequestBody upload(Person person, String id) {
        return uploads.source(person, id).body();
    }
}
