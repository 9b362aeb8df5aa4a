package io.teamlabs.integrations.identity.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import java.util.Optional;
import org.hibernate.BaseSessionEventListener;

/**
 * Remembers whom a session was opened for; Hibernate makes one for each session as it opens. A statement that is sent for
 * another organization, or for one that was not known then, would silently go to the rows of the first: it fails instead.
 */
public class SessionOrganization extends BaseSessionEventListener {

    private static final long serialVersionUID = 1L;

    private final transient Optional<OrganizationId> opened = OrganizationScope.current();

    @Override
    public void jdbcPrepareStatementStart() {
        Optional<OrganizationId> current = OrganizationScope.current();
        if (!current.equals(opened)) {
            throw new IllegalStateException("This transaction began "
                    + described(opened) + " and is now used " + described(current)
                    + ". Begin the OrganizationScope first, then the transaction");
        }
    }

    private static String described(Optional<OrganizationId> organization) {
        return organization.map(id -> "for organization " + id).orElse("for nobody");
    }
}
