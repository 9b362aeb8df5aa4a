package io.teamlabs.integrations.legacy.control;

import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.legacy.entity.CopiedGrant;
import io.teamlabs.integrations.legacy.entity.SealedBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The transaction that seals a batch: claimed, sealed and written in one, so that a kill leaves it as it was. */
@ApplicationScoped
public class SealingSteps {

    private static final Logger LOG = System.getLogger(SealingSteps.class.getName());

    @Inject
    CopiedTokens copied;

    @Inject
    TokenSeals seals;

    /** Seals rows after one by its key; null begins. */
    @Transactional
    public SealedBatch seal(@Nullable CopiedGrant after, int most) {
        List<CopiedGrant> claimed = copied.claim(after, most);
        List<CopiedGrant> sealed = new ArrayList<>(claimed.size());
        Set<OrganizationId> failed = new HashSet<>();
        for (CopiedGrant grant : claimed) {
            if (!failed.contains(grant.organization()) && !addSealed(grant, sealed)) {
                failed.add(grant.organization());
            }
        }
        long written = sealed.isEmpty() ? 0 : copied.write(sealed);
        return new SealedBatch(claimed.isEmpty() ? null : claimed.get(claimed.size() - 1), written);
    }

    /** An organization whose key cannot be had must not keep the others waiting. */
    private boolean addSealed(CopiedGrant grant, List<CopiedGrant> sealed) {
        try {
            sealed.add(sealed(grant));
            return true;
        } catch (Exception failure) {
            LOG.log(Level.ERROR, "The copied tokens of integration " + grant.id() + " could not be sealed", failure);
            return false;
        }
    }

    private CopiedGrant sealed(CopiedGrant grant) {
        OrganizationId organization = grant.organization();
        return new CopiedGrant(
                organization,
                grant.id(),
                grant.generation(),
                seals.seal(
                        organization,
                        grant.id(),
                        seals.accessToken(organization, grant.id(), grant.tokens()),
                        seals.refreshToken(organization, grant.id(), grant.tokens())));
    }
}
