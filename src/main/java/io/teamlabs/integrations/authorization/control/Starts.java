package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.Digest;
import io.teamlabs.integrations.authorization.entity.Ending;
import io.teamlabs.integrations.authorization.entity.FailureReason;
import io.teamlabs.integrations.authorization.entity.RandomSecret;
import io.teamlabs.integrations.authorization.entity.Start;
import io.teamlabs.integrations.authorization.entity.Ticket;
import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.control.People;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a browser meets at a start address. */
@ApplicationScoped
public class Starts {

    @Inject
    PendingAuthorizations rows;

    @Inject
    StartSteps steps;

    @Inject
    People people;

    @Inject
    Catalog catalog;

    /** Opens a start address: in the browser that began it it leads on, in any other one it asks. */
    public Start open(String id, @Nullable Secret browser) {
        return start(id, browser, false);
    }

    /** The person has confirmed that it is theirs, in this browser. */
    public Start confirm(String id, Secret browser) {
        return start(id, browser, true);
    }

    private Start start(String id, @Nullable Secret browser, boolean confirmed) {
        Optional<PendingAuthorizations.Found> found =
                RandomSecret.read(id).flatMap(start -> rows.findByStart(Digest.of(start)));
        if (found.isEmpty()) {
            return new Start.Refused(FailureReason.STATE_UNKNOWN, null);
        }
        Digest bound = browser == null ? null : Digest.of(browser);
        return view(OrganizationScope.within(
                found.get().organization(), () -> steps.start(found.get().id(), bound, confirmed)));
    }

    private Start view(StartSteps.Step step) {
        if (step.departure() != null) {
            return new Start.Leads(step.departure());
        }
        Ticket ticket = step.ticket();
        if (step.refusal() != null) {
            return new Start.Refused(step.refusal(), ReturnAddress.of(ticket, Ending.failed(step.refusal())));
        }
        return people.find(ticket.target().user())
                .filter(person -> ticket.target().organization().equals(person.organization()))
                .map(person -> question(ticket, person))
                .orElseGet(() -> new Start.Refused(
                        FailureReason.USER_GONE, ReturnAddress.of(ticket, Ending.failed(FailureReason.USER_GONE))));
    }

    private Start question(Ticket ticket, Person person) {
        String what = catalog.find(ticket.target().type())
                .map(CatalogType::name)
                .orElse(ticket.target().type().value());
        String organization = people.organizationName(ticket.target().organization());
        return new Start.Asks(what, person.displayName(), organization);
    }
}
