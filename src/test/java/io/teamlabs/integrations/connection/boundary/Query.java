package io.teamlabs.integrations.connection.boundary;

import jakarta.ws.rs.core.AbstractMultivaluedMap;
import java.util.HashMap;

/** The parameters of a query, in memory. */
final class Query extends AbstractMultivaluedMap<String, String> {

    Query(String... pairs) {
        super(new HashMap<>());
        for (int at = 0; at < pairs.length; at += 2) {
            add(pairs[at], pairs[at + 1]);
        }
    }
}
