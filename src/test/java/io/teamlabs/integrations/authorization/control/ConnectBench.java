package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.Arrival;
import io.teamlabs.integrations.authorization.entity.BeganWith;
import io.teamlabs.integrations.authorization.entity.Beginning;
import io.teamlabs.integrations.authorization.entity.Begun;
import io.teamlabs.integrations.authorization.entity.CallbackRequest;
import io.teamlabs.integrations.authorization.entity.Ending;
import io.teamlabs.integrations.authorization.entity.RandomSecret;
import io.teamlabs.integrations.authorization.entity.Start;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.control.Integrations;
import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.connection.entity.ExternalAccount;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.event.entity.IntegrationEvent;
import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.control.People;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.platform.PlainPersistence;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.platform.SettableClock;
import io.teamlabs.integrations.revocation.entity.RevocationPlan;
import io.teamlabs.integrations.revocation.entity.RevocationResult;
import io.teamlabs.integrations.simulator.ConsentScript;
import io.teamlabs.integrations.simulator.Simulators;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** People who connect and disconnect at the simulators, with the service's beans over a real database, without a server. */
public final class ConnectBench implements AutoCloseable {

    public static final String BACK = "https://integrations.test/console?tab=1";

    public final SettableClock clock = new SettableClock();
    public final Secret browser = RandomSecret.next();
    private final ConsentScript person = new ConsentScript();
    private final ConnectBeans beans;

    /** Settings by name and value, in turn; the rest lead to the simulators. */
    public ConnectBench(String... settings) {
        beans = new ConnectBeans(clock, settings);
    }

    public <T> T bean(Class<T> type) {
        return beans.bean(type);
    }

    public Simulators simulators() {
        return beans.simulators();
    }

    /** Adds a user, and the organization where it is new. */
    public void user(String id, String organization) {
        beans.user(id, organization);
    }

    /** The simulator of this type's provider. */
    public VendorSimulator vendor(String type) {
        return simulators().vendors().stream()
                .filter(vendor -> vendor.name().equals(provider(type)))
                .findFirst()
                .orElseThrow();
    }

    /** The key of one of the accounts that are there. */
    public String account(String type, int index) {
        return vendor(type).accounts().get(index).id();
    }

    /** Cuts as a node does that dies before it works off the revocation. */
    public RevocationPlan cutAlone(String user, String type) {
        Person owner = person(user);
        return OrganizationScope.within(
                owner.requireOrganization(), () -> bean(Cuts.class).cut(owner.id(), new TypeKey(type), actor(user)));
    }

    public Person person(String user) {
        return bean(People.class).find(new UserId(user)).orElseThrow();
    }

    public Begun begin(String user, String type, @Nullable Secret inBrowser, String... capabilities) {
        List<String> wanted = capabilities.length == 0 ? null : Arrays.asList(capabilities);
        return bean(Beginnings.class)
                .begin(
                        person(user),
                        new TypeKey(type),
                        new Beginning(BeganWith.V1, BACK, wanted, actor(user), inBrowser));
    }

    public static Actor actor(String user) {
        return new Actor(Actor.Kind.USER, user);
    }

    public static String startId(Begun begun) {
        String path = begun.authorizationUri().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Opens the start address in a browser; fails unless it leads on at once. */
    public URI leave(Begun begun, Secret inBrowser) {
        return ((Start.Leads) bean(Starts.class).open(startId(begun), inBrowser)).provider();
    }

    /** Presses "allow" as this account; returns where the provider sends the browser. */
    public URI allow(URI provider, String account) {
        return person.allowAs(account, provider);
    }

    public URI deny(URI provider) {
        return person.deny(provider);
    }

    /** The callback in the browser, as the provider's redirect has it. */
    public CallbackRequest callback(String provider, URI redirect, Secret inBrowser) {
        Map<String, String> query = query(redirect);
        return new CallbackRequest(
                BeganWith.V1,
                new ProviderId(provider),
                RandomSecret.read(query.get("state")).orElse(null),
                query.containsKey("code") ? new Secret(query.get("code")) : null,
                query.get("error"),
                query.get("iss"),
                new CallbackRequest.Browser(inBrowser));
    }

    public CompletionStage<Arrival> receive(CallbackRequest request) {
        return bean(Callbacks.class).receive(request);
    }

    /** Goes through the whole flow in one browser; returns how it ended. */
    public Ending connect(String user, String type, String account, String... capabilities) {
        URI provider = leave(begin(user, type, browser, capabilities), browser);
        return arrive(provider(type), allow(provider, account)).ending();
    }

    public Arrival arrive(String provider, URI redirect) {
        return Stages.value(receive(callback(provider, redirect, browser)));
    }

    public RevocationResult disconnect(String user, String type) {
        return Stages.value(bean(Disconnecting.class).disconnect(person(user), new TypeKey(type), actor(user)));
    }

    public static String provider(String type) {
        return type.startsWith("google") ? "google" : type;
    }

    /** The parameters that an address carries; it must be there. */
    public static Map<String, String> query(@Nullable URI address) {
        Map<String, String> query = new HashMap<>();
        if (address == null) {
            throw new AssertionError("There is no address");
        }
        for (String part : Optional.ofNullable(address.getRawQuery()).orElse("").split("&", -1)) {
            String[] pair = part.split("=", 2);
            query.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    public Integration row(String user, String type) {
        return find(user, type).orElseThrow(() -> new AssertionError(user + " has no row of " + type));
    }

    public Optional<Integration> find(String user, String type) {
        Person owner = person(user);
        return within(owner, manager -> bean(Integrations.class).findByUserAndType(owner.id(), new TypeKey(type)));
    }

    /** Whose account a row is connected with. */
    public @Nullable String externalId(String user, String type) {
        ExternalAccount account = row(user, type).account();
        return account == null ? null : account.id();
    }

    public String accessToken(String user, String type) {
        Integration row = row(user, type);
        return OrganizationScope.within(
                row.organization(),
                () -> bean(TokenSeals.class)
                        .accessToken(row.organization(), row.id(), row.tokens().orElseThrow())
                        .reveal());
    }

    public @Nullable String refreshToken(String user, String type) {
        Integration row = row(user, type);
        Secret token = OrganizationScope.within(
                row.organization(),
                () -> bean(TokenSeals.class)
                        .refreshToken(row.organization(), row.id(), row.tokens().orElseThrow()));
        return token == null ? null : token.reveal();
    }

    /** The events of a person's organization, oldest first: their kinds, and their codes where they have one. */
    public List<String> events(String user) {
        String jpql = "select e from IntegrationEvent e where e.userId = :user order by e.occurredAt";
        return within(
                person(user),
                manager -> manager.createQuery(jpql, IntegrationEvent.class)
                        .setParameter("user", user)
                        .getResultStream()
                        .map(event -> event.kind().value() + (event.code() == null ? "" : ":" + event.code()))
                        .toList());
    }

    public long pendingRevocations(String user) {
        return within(
                person(user),
                manager -> manager.createQuery("select count(r) from PendingRevocation r", Long.class)
                        .getSingleResult());
    }

    private <T> T within(Person owner, Function<EntityManager, T> work) {
        PlainPersistence persistence = bean(PlainPersistence.class);
        return OrganizationScope.within(owner.requireOrganization(), () -> {
            try {
                return persistence.transaction(() -> work.apply(persistence.entityManager()));
            } catch (Exception failed) {
                throw new IllegalStateException("The database could not be read", failed);
            }
        });
    }

    @Override
    public void close() {
        beans.close();
    }
}
