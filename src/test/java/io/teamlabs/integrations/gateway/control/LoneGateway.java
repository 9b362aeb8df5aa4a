package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.gateway.entity.CallMade;
import io.teamlabs.integrations.http.control.OutgoingHttp;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.platform.SettingsReader;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The gateway without a server, a row or a database: one account with a token, and no limits. */
public final class LoneGateway {

    private final List<CallMade> made = new CopyOnWriteArrayList<>();
    private final ConnectedAccount account;

    /**
     * Makes one.
     *
     * @param vendor the vendor's name for people
     * @param token gives the token at hand, and another one after a refresh
     */
    public LoneGateway(
            ProviderApi api, String vendor, OutgoingHttp http, SettingsReader settings, Supplier<String> token) {
        Corridor corridor = corridor(api, http, GatewaySettings.from(settings), token);
        account = new ConnectedAccount(corridor, context(api.provider(), vendor));
    }

    public ConnectedAccount account() {
        return account;
    }

    /** What usage was told. */
    public List<CallMade> made() {
        return made;
    }

    private static CallContext context(ProviderId provider, String vendor) {
        return new CallContext(
                new OrganizationId("org-of-tests"),
                new UserId("user-of-tests"),
                new TypeKey(provider.value()),
                provider,
                UUID.randomUUID(),
                "client-of-tests",
                "account-of-tests",
                vendor,
                ScopeSet.EMPTY,
                JsonValue.EMPTY_JSON_OBJECT,
                false);
    }

    private Corridor corridor(ProviderApi api, OutgoingHttp http, GatewaySettings settings, Supplier<String> token) {
        Corridor corridor = new Corridor();
        corridor.apis = new OneApi(api);
        corridor.tokens = new Tokens(token);
        corridor.exchanges = new Exchanges();
        corridor.exchanges.http = http;
        corridor.exchanges.settings = settings;
        corridor.exchanges.clock = Clock.systemUTC();
        corridor.breakers = new Breakers();
        corridor.breakers.settings = settings;
        corridor.permits = new NoLimits();
        corridor.grants = new NoRow();
        corridor.settings = settings;
        corridor.usage = new Heard<>(made::add);
        corridor.clock = Clock.systemUTC();
        return corridor;
    }

    private static final class OneApi extends ProviderApis {

        private final ProviderApi api;

        OneApi(ProviderApi api) {
            this.api = api;
        }

        @Override
        public ProviderApi get(ProviderId provider) {
            return api;
        }
    }

    private static final class Tokens extends AccountTokens {

        private final Supplier<String> supplier;
        private Secret held;

        Tokens(Supplier<String> supplier) {
            this.supplier = supplier;
            this.held = new Secret(supplier.get());
        }

        @Override
        Secret read(CallContext context) {
            return held;
        }

        @Override
        Secret readAgain(CallContext context) {
            return held;
        }

        @Override
        Secret force(CallContext context) {
            held = new Secret(supplier.get());
            return held;
        }
    }

    private static final class NoLimits extends Permits {

        @Override
        void take(CallContext context, ApiRequest request, Duration patience) {}

        @Override
        void learn(CallContext context, ApiRequest request, Reply reply) {}
    }

    /** A row that can be refreshed, of which nothing is written. */
    private static final class NoRow extends Grants {

        @Override
        Optional<Seen> look(CallContext context) {
            return Optional.of(new Seen(1, true));
        }

        @Override
        void gone(CallContext context, Seen seen, String words) {}

        @Override
        void refused(CallContext context, String code, String words) {}

        @Override
        void honoured(CallContext context) {}
    }

    /** Events that go to one listener. */
    private static final class Heard<T> extends EventOfTests<T> {

        private final Consumer<T> listener;

        Heard(Consumer<T> listener) {
            this.listener = listener;
        }

        @Override
        public void fire(T event) {
            listener.accept(event);
        }
    }
}
