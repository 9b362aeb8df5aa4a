package io.teamlabs.integrations.connection.control;

import io.teamlabs.integrations.catalog.entity.Capability;
import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.catalog.entity.SettingsSchema;
import io.teamlabs.integrations.catalog.entity.TypeDefinition;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.platform.Secret;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A calendar type with two capabilities and four settings, and its provider, whose scope {@code all} covers any other. */
public final class SampleTypes {

    public static final ProviderId GOOGLE = new ProviderId("google");
    public static final SettingsSchema SCHEMA = new SettingsSchema(Map.of(
            "calendar", new SettingsSchema.Text(10),
            "notify", new SettingsSchema.Flag(),
            "view", new SettingsSchema.OneOf(Set.of("day", "week")),
            "minutes", new SettingsSchema.WholeNumber(0, 60)));
    public static final TypeDefinition DEFINITION = new TypeDefinition(
            new TypeKey("google_calendar"),
            GOOGLE,
            List.of(
                    new Capability("identity", "Know the account", ScopeSet.of("openid"), true, true),
                    new Capability("events", "Read and write events", ScopeSet.of("calendar"), false, true)),
            SCHEMA);
    public static final ClientRegistration CLIENT = new ClientRegistration(
            GOOGLE,
            "client",
            new Secret("client-secret"),
            URI.create("https://localhost/api/oauth/google/callback"),
            URI.create("https://localhost/api/google/callback"));

    private SampleTypes() {}

    public static CatalogType calendar() {
        return calendar(true, CLIENT);
    }

    public static CatalogType calendar(boolean enabled, @Nullable ClientRegistration client) {
        return new CatalogType(
                DEFINITION.type(),
                2,
                "Google Calendar",
                "See calendars.",
                "FaCalendarAlt",
                enabled,
                DEFINITION,
                client);
    }

    /** Only what the catalogue and the status ask of a dialect; anything else fails. */
    public static ProviderDialect dialect() {
        return (ProviderDialect) Proxy.newProxyInstance(
                SampleTypes.class.getClassLoader(),
                new Class<?>[] {ProviderDialect.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "provider" -> GOOGLE;
                    case "client" -> Optional.of(CLIENT);
                    case "covers" -> {
                        Set<String> granted = ((ScopeSet) arguments[0]).values();
                        yield granted.contains("all") || granted.contains((String) arguments[1]);
                    }
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
