package io.teamlabs.integrations.catalog.control;

import io.teamlabs.integrations.catalog.entity.CommonType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** The rows of integration types. They belong to no organization. */
@ApplicationScoped
public class CommonTypes {

    @PersistenceContext
    EntityManager entityManager;

    /** Returns all rows, by code. */
    @Transactional
    public List<CommonType> all() {
        return entityManager
                .createQuery("select t from CommonType t order by t.code", CommonType.class)
                .getResultList();
    }
}
