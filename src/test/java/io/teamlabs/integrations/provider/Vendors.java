package io.teamlabs.integrations.provider;

import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.http.control.HttpSettings;
import io.teamlabs.integrations.http.control.OutgoingHttp;
import io.teamlabs.integrations.oauth.control.Pkce;
import io.teamlabs.integrations.oauth.control.ProviderCalls;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.entity.AuthorizationParameters;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.CodeExchange;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.platform.SettingsSource;
import io.teamlabs.integrations.provider.dropbox.DropboxDialect;
import io.teamlabs.integrations.provider.dropbox.DropboxSettings;
import io.teamlabs.integrations.provider.github.GitHubDialect;
import io.teamlabs.integrations.provider.github.GitHubSettings;
import io.teamlabs.integrations.provider.google.GoogleDialect;
import io.teamlabs.integrations.provider.google.GoogleSettings;
import io.teamlabs.integrations.provider.slack.SlackDialect;
import io.teamlabs.integrations.provider.slack.SlackSettings;
import io.teamlabs.integrations.simulator.ConsentScript;
import io.teamlabs.integrations.simulator.SimulatorOptions;
import io.teamlabs.integrations.simulator.Simulators;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.wire.Parameters;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The simulators and the dialects that speak to them over real HTTP; settings may be added before a dialect is made. */
public final class Vendors implements AutoCloseable {

    private static final String BASE = "https://teamlabs.example";

    public final Simulators simulators =
            Simulators.start(SimulatorOptions.with("a secret of the tests, 32 bytes long"));
    public final ConsentScript person = new ConsentScript();
    private final Map<String, String> settings = new HashMap<>(simulators.settings());
    public final OutgoingHttp http;
    public final ProviderCalls calls;

    public Vendors() {
        this(Duration.ofSeconds(10));
    }

    public Vendors(Duration deadline) {
        settings.put("PUBLIC_BASE_URL", BASE);
        settings.put("OUTGOING_ALLOWED_HOSTS", "127.0.0.1");
        settings.put("HTTP_DEADLINE", deadline.toMillis() + "ms");
        http = OutgoingHttp.started(HttpSettings.from(reader()));
        calls = new ProviderCalls(http, Clock.systemUTC());
        for (VendorSimulator vendor : simulators.vendors()) {
            vendor.registerRedirectUri(URI.create(BASE + "/api/oauth/" + vendor.name() + "/callback"));
        }
    }

    public Vendors with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    public SettingsReader reader() {
        return new SettingsReader(SettingsSource.of(settings));
    }

    public GitHubDialect github() {
        return new GitHubDialect(calls, GitHubSettings.from(reader()));
    }

    public GoogleDialect google() {
        return new GoogleDialect(calls, GoogleSettings.from(reader()));
    }

    public DropboxDialect dropbox() {
        return new DropboxDialect(calls, DropboxSettings.from(reader()));
    }

    public SlackDialect slack() {
        return new SlackDialect(calls, SlackSettings.from(reader()));
    }

    public List<ProviderDialect> dialects() {
        return List.of(github(), google(), dropbox(), slack());
    }

    public VendorSimulator simulator(ProviderDialect dialect) {
        return simulators.vendors().stream()
                .filter(vendor -> vendor.name().equals(dialect.provider().value()))
                .findFirst()
                .orElseThrow();
    }

    public static ClientRegistration client(ProviderDialect dialect) {
        return dialect.client().orElseThrow();
    }

    /** The same client with another secret than the vendor knows. */
    public static ClientRegistration wrongSecret(ProviderDialect dialect) {
        ClientRegistration client = client(dialect);
        return new ClientRegistration(
                client.provider(),
                client.clientId(),
                new Secret("wrong"),
                client.redirectUri(),
                client.oldRedirectUri());
    }

    public static AuthorizationParameters parameters(ProviderDialect dialect, String... scopes) {
        @Nullable Secret verifier = dialect.pkce() ? Pkce.verifier() : null;
        return new AuthorizationParameters(
                client(dialect).redirectUri(), new Secret("a-state"), verifier, ScopeSet.of(scopes));
    }

    /** What the token endpoint is to be asked, after the person that is signed in consented. */
    public CodeExchange consent(ProviderDialect dialect, String... scopes) {
        AuthorizationParameters parameters = parameters(dialect, scopes);
        URI callback = person.allow(dialect.authorizationUri(client(dialect), parameters));
        String code = Parameters.parse(callback.getRawQuery()).text("code");
        return new CodeExchange(new Secret(code), parameters.redirectUri(), parameters.verifier());
    }

    public TokenAnswer connect(ProviderDialect dialect, String... scopes) {
        return Stages.value(dialect.exchange(client(dialect), consent(dialect, scopes)));
    }

    public TokenAnswer refresh(ProviderDialect dialect, TokenAnswer tokens) {
        return Stages.value(dialect.refresh(client(dialect), refreshToken(tokens)));
    }

    public static Secret refreshToken(TokenAnswer tokens) {
        Secret refreshToken = tokens.refreshToken();
        if (refreshToken == null) {
            throw new AssertionError("There is no refresh token");
        }
        return refreshToken;
    }

    @Override
    public void close() {
        http.stop();
        simulators.close();
    }
}
