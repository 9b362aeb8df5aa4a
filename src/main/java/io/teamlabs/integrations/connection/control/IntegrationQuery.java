package io.teamlabs.integrations.connection.control;

import io.teamlabs.integrations.connection.entity.Integration;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conditions put together; the texts are all this component's own, values go in as parameters only. */
final class IntegrationQuery {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    IntegrationQuery where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a condition on a value; null is no condition. */
    IntegrationQuery where(String condition, String parameter, @Nullable Object value) {
        return value == null ? this : where(condition).with(parameter, value);
    }

    IntegrationQuery with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** Reads one row more than is wanted, by id: the order of the primary key. */
    Slice<Integration> slice(EntityManager entityManager, Slice.Request part) {
        where("i.id > :after", "after", part.after());
        String condition = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        TypedQuery<Integration> query = entityManager.createQuery(
                "select i from Integration i" + condition + " order by i.id", Integration.class);
        parameters.forEach(query::setParameter);
        return Slice.of(query.setMaxResults(part.limit() + 1).getResultList(), part.limit(), Integration::id);
    }
}
