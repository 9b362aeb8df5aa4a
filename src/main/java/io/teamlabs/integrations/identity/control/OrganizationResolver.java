package io.teamlabs.integrations.identity.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/**
 * Tells Hibernate whose rows a session is for, when it opens: those of the thread's organization. Where nobody is known it
 * is for nobody's, which is the empty text: the database shows such a session no row of any organization.
 */
public class OrganizationResolver implements CurrentTenantIdentifierResolver<String> {

    static final String NOBODY = "";

    @Override
    public String resolveCurrentTenantIdentifier() {
        return OrganizationScope.current().map(OrganizationId::value).orElse(NOBODY);
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}
