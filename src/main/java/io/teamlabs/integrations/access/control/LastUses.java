package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.RefreshClaim;
import io.teamlabs.integrations.connection.control.Integrations;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** When tokens were last read: gathered here, and written behind the readers' backs, at most once a minute per row. */
@ApplicationScoped
public class LastUses {

    private static final Duration RESOLUTION = Duration.ofMinutes(1);

    @Inject
    RowTransactions rows;

    @Inject
    Integrations integrations;

    @Inject
    Clock clock;

    private record Row(OrganizationId organization, UUID id) {}

    private final Map<Row, Instant> unwritten = new ConcurrentHashMap<>();

    void note(Integration row) {
        Instant now = clock.instant();
        Instant written = row.lastUsedAt();
        if (written == null || written.plus(RESOLUTION).isBefore(now)) {
            unwritten.put(new Row(row.organization(), row.id()), now);
        }
    }

    /** Returns the last use of a claimed row that this node knows of; a row never used counts from its connection. */
    Instant latest(RefreshClaim claim) {
        Instant noted = unwritten.get(new Row(claim.organization(), claim.id()));
        if (noted != null) {
            return noted;
        }
        Instant written = claim.lastUsedAt();
        return written == null || written.isBefore(claim.connectedAt()) ? claim.connectedAt() : written;
    }

    /** Writes what was gathered, one transaction for each organization. */
    public void write() {
        Map<OrganizationId, List<Row>> byOrganization =
                unwritten.keySet().stream().collect(Collectors.groupingBy(Row::organization));
        byOrganization.forEach((organization, used) -> rows.within(organization, () -> {
            used.forEach(this::write);
            return null;
        }));
    }

    private void write(Row used) {
        Instant at = unwritten.remove(used);
        if (at != null) {
            integrations.findForUpdate(used.id()).ifPresent(row -> row.updateLastUsed(at));
        }
    }
}
