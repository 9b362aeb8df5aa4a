package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.Attempt;
import io.teamlabs.integrations.authorization.entity.BeganWith;
import io.teamlabs.integrations.authorization.entity.Beginning;
import io.teamlabs.integrations.authorization.entity.Begun;
import io.teamlabs.integrations.authorization.entity.Departure;
import io.teamlabs.integrations.authorization.entity.Digest;
import io.teamlabs.integrations.authorization.entity.RandomSecret;
import io.teamlabs.integrations.authorization.entity.ReturnUrl;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.platform.PublicAddress;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Begins connections: for a browser that starts at an address of ours, or, for the old GitHub call, at the provider's. */
@ApplicationScoped
public class Beginnings {

    @Inject
    Connectable connectable;

    @Inject
    BeginningSteps steps;

    @Inject
    AuthorizationSettings settings;

    @Inject
    PublicAddress address;

    /** Stores what is begun; fails with a problem where the return address, a capability or the type is not right. */
    public Begun begin(Person person, TypeKey type, Beginning beginning) {
        ReturnUrl returnUrl = settings.returnOrigins()
                .accept(beginning.returnUrl())
                .orElseThrow(() -> ProblemException.invalid(
                        "returnUrl",
                        "Give an address of an origin that the operator lists, written as browsers write it."));
        Connectable.Offer offer = connectable.offer(type);
        OrganizationId organization = person.requireOrganization();
        Attempt attempt = OrganizationScope.within(
                organization,
                () -> new Attempt(
                        organization,
                        person.id(),
                        type,
                        offer.client(),
                        steps.scopes(person.id(), offer.definition(), beginning.capabilities()),
                        beginning.beganWith(),
                        returnUrl,
                        beginning.actor()));
        return begun(attempt, beginning);
    }

    private Begun begun(Attempt attempt, Beginning beginning) {
        Secret start = RandomSecret.next();
        Secret browser = beginning.browser();
        Digest bound = browser == null ? null : Digest.of(browser);
        Instant expiresAt =
                OrganizationScope.within(attempt.organization(), () -> steps.store(attempt, Digest.of(start), bound));
        return new Begun(address.resolve("/api/oauth/start/" + start.reveal()), expiresAt);
    }

    /** Begins the old frontend's GitHub flow: the address is the provider's own, and the caller is told the state. */
    public Departure beginOldGitHub(Person person, TypeKey type, Actor actor) {
        Connectable.Offer offer = connectable.offer(type);
        OrganizationId organization = person.requireOrganization();
        return OrganizationScope.within(organization, () -> {
            var scopes = steps.scopes(person.id(), offer.definition(), null);
            var attempt = new Attempt(
                    organization, person.id(), type, offer.client(), scopes, BeganWith.OLD_GITHUB, null, actor);
            return steps.storeAndDepart(attempt)
                    .orElseThrow(
                            () -> Connectable.notConfigured("The client was changed just now. Try again in a moment."));
        });
    }
}
