package io.teamlabs.integrations.vault.control;

import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The data keys in use, unwrapped and kept in memory: at most so many, those used longest ago go first. */
@ApplicationScoped
public class DataKeys {

    private static final int MOST = 4096;

    private final Map<OrganizationId, DataKey> unwrapped = Collections.synchronizedMap(new Recent());

    @Inject
    OrganizationKeys stored;

    @Inject
    WrappingKeyset keyset;

    /** Returns the organization's key; empty where it has none, or one that this keyset does not open. */
    public Optional<DataKey> find(OrganizationId organization) {
        DataKey known = unwrapped.get(organization);
        return known != null
                ? Optional.of(known)
                : wrapped(organization).flatMap(wrapped -> keep(organization, wrapped));
    }

    /** In the transaction at hand only where that can be this organization's: another's would not see the row. */
    private Optional<byte[]> wrapped(OrganizationId organization) {
        boolean own = OrganizationScope.current().filter(organization::equals).isPresent();
        return own
                ? stored.find(organization)
                : OrganizationScope.within(organization, () -> stored.findApart(organization));
    }

    /** Returns the organization's key, made now where it has none yet. */
    public DataKey findOrCreate(OrganizationId organization) {
        return find(organization).orElseGet(() -> create(organization));
    }

    private DataKey create(OrganizationId organization) {
        byte[] first = OrganizationScope.within(
                organization, () -> stored.keepFirst(organization, keyset.newDataKey(organization)));
        return keep(organization, first)
                .orElseThrow(() -> new IllegalStateException("The data key of organization " + organization
                        + " was wrapped by another keyset than VAULT_KEYSET; add that keyset's keys to it."));
    }

    private Optional<DataKey> keep(OrganizationId organization, byte[] wrapped) {
        Optional<DataKey> key = keyset.unwrap(organization, wrapped);
        key.ifPresent(opened -> unwrapped.put(organization, opened));
        return key;
    }

    @PreDestroy
    void forget() {
        unwrapped.clear();
    }

    private static final class Recent extends LinkedHashMap<OrganizationId, DataKey> {

        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<OrganizationId, DataKey> eldest) {
            return size() > MOST;
        }
    }
}
