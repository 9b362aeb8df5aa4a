package io.teamlabs.integrations.identity.control;

import io.teamlabs.integrations.identity.entity.Caller;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.identity.entity.ServiceScope;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The one place that decides who may do what with whose integrations. What is not the caller's answers 404, as if it did
 * not exist; a right lacking on what they may see answers 403.
 */
@ApplicationScoped
public class Permissions {

    private static final String NO_ORGANIZATION =
            "%s belongs to no organization in TeamLabs, so there are no integrations. Ask an administrator to add them to one.";

    @Inject
    CurrentCaller currentCaller;

    @Inject
    People people;

    /**
     * Returns the person of a path in {@code /api/v1} where the caller has the right; that person has an organization.
     * Fails with 400 for a malformed id, 404 for what is not the caller's, 403 for a right lacking, 409 for somebody
     * without an organization.
     */
    public Person person(String userId, Right right) {
        if (!UserId.isValid(userId)) {
            throw ProblemException.invalid("userId", "A user's id has 1 to 64 characters of A-Z, a-z, 0-9, _ and -.");
        }
        Caller caller = currentCaller.get();
        Person person = visible(caller, new UserId(userId)).orElseThrow(ProblemException::notFound);
        allow(caller, person, right);
        return inOrganization(caller, person);
    }

    /**
     * Returns the person where the service has the right, as far as memory tells; empty where it does not, and where
     * {@code person} would refuse.
     */
    public Optional<Person> rememberedPerson(Caller.Service service, UserId id, Right right) {
        return people.remembered(id)
                .filter(person -> person.organization() != null && sees(service, person) && allows(service, right));
    }

    /**
     * Returns the person of one of the documented older calls: the caller themselves or, for an administrator, a member of
     * the organization. Every other id gets the same 403, whether it exists or not.
     */
    public Person oldCallPerson(String userId) {
        Caller caller = currentCaller.get();
        return Optional.of(userId)
                .filter(UserId::isValid)
                .filter(id -> caller instanceof Caller.User)
                .flatMap(id -> visible(caller, new UserId(id)))
                .map(person -> inOrganization(caller, person))
                .orElseThrow(() -> ProblemException.of(
                        ProblemKind.FORBIDDEN,
                        "Not allowed: userId must be your own or, for an administrator, of your organization"));
    }

    /** Returns the caller as a person, for the calls that name no user; a service gets 403. */
    public Person self() {
        if (currentCaller.get() instanceof Caller.User user) {
            return inOrganization(user, user.person());
        }
        throw ProblemException.of(ProblemKind.FORBIDDEN, "This call is for people. Send the token of a person.");
    }

    /** Returns the organization that the caller may administer: that of an administrator, or of a service's token. */
    public OrganizationId administered() {
        Caller caller = currentCaller.get();
        if (caller instanceof Caller.User user) {
            OrganizationId organization = inOrganization(caller, user.person()).requireOrganization();
            if (!user.person().isAdministrator()) {
                throw ProblemException.of(
                        ProblemKind.FORBIDDEN,
                        "Only administrators of the organization may see this. Ask one of them.");
            }
            return organization;
        }
        Caller.Service service = (Caller.Service) caller;
        require(service, ServiceScope.ADMIN);
        if (service.organization() == null) {
            throw ProblemException.invalid(
                    "org", "The token names no organization. Ask for a token with the claim org.");
        }
        return service.organization();
    }

    /** Lets an operator's token pass; fails with 403 for every other caller. */
    public void operate() {
        if (!(currentCaller.get() instanceof Caller.Service service)) {
            throw ProblemException.of(
                    ProblemKind.FORBIDDEN,
                    "This is for operators. Send a service's token with the scope " + ServiceScope.OPERATE.value()
                            + ".");
        }
        require(service, ServiceScope.OPERATE);
    }

    private Optional<Person> visible(Caller caller, UserId id) {
        if (caller instanceof Caller.User user) {
            if (user.person().id().equals(id)) {
                return Optional.of(user.person());
            }
            return people.find(id).filter(person -> administers(user.person(), person));
        }
        return people.find(id).filter(person -> sees((Caller.Service) caller, person));
    }

    private static boolean sees(Caller.Service service, Person person) {
        OrganizationId own = service.organization();
        return own == null || own.equals(person.organization());
    }

    private static boolean administers(Person administrator, Person person) {
        return administrator.isAdministrator()
                && administrator.organization() != null
                && administrator.organization().equals(person.organization());
    }

    private static void allow(Caller caller, Person person, Right right) {
        if (caller instanceof Caller.Service service) {
            if (!allows(service, right)) {
                throw lacking(right.scope());
            }
            return;
        }
        boolean administrator = administers(((Caller.User) caller).person(), person);
        boolean allowed = switch (right.reach()) {
            case PERSON -> true;
            case ADMINISTRATOR -> administrator;
            case SERVICE -> false;
        };
        if (!allowed) {
            throw ProblemException.of(ProblemKind.FORBIDDEN, lacking(right));
        }
    }

    private static boolean allows(Caller.Service service, Right right) {
        boolean asAdministrator =
                right.reach() != Right.Reach.SERVICE && service.scopes().contains(ServiceScope.ADMIN);
        return asAdministrator || service.scopes().contains(right.scope());
    }

    private static String lacking(Right right) {
        return right.reach() == Right.Reach.SERVICE
                ? "Only a service may do this. Send a service's token with the scope "
                        + right.scope().value() + "."
                : "Only an administrator of the organization may do this. Ask one of them.";
    }

    private static void require(Caller.Service service, ServiceScope scope) {
        if (!service.scopes().contains(scope)) {
            throw lacking(scope);
        }
    }

    private static ProblemException lacking(ServiceScope scope) {
        return ProblemException.of(
                ProblemKind.FORBIDDEN, "The token lacks a scope. Ask for a token with " + scope.value() + ".");
    }

    /** Neither a person's organization nor a service's: a service is told that its token could name one. */
    private static Person inOrganization(Caller caller, Person person) {
        if (person.organization() != null) {
            return person;
        }
        if (caller instanceof Caller.Service) {
            throw ProblemException.invalid("userId", String.format(NO_ORGANIZATION, "The user"));
        }
        throw ProblemException.of(ProblemKind.CONFLICT, String.format(NO_ORGANIZATION, "The user"));
    }
}
