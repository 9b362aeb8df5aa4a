package io.teamlabs.integrations.oauth.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.http.control.HttpSettings;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.platform.SettingsSource;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientSettingsTest {

    private final Map<String, String> settings = new HashMap<>(Map.of("PUBLIC_BASE_URL", "https://app.example/prefix"));
    private SettingsReader reader = new SettingsReader(name -> null);

    @Test
    void neitherIdNorSecretIsNotConfiguredAndNoFault() {
        assertThat(read()).isEmpty();
        assertThat(reader.faults()).isEmpty();
    }

    @Test
    void oneWithoutTheOtherIsAFaultThatNamesBothAndTellsNeither() {
        settings.put("GITHUB_CLIENT_ID", "an-id");
        assertThat(read()).isEmpty();
        assertThat(reader.faults().get("GITHUB_CLIENT_SECRET"))
                .contains("GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET")
                .doesNotContain("an-id");
        settings.remove("GITHUB_CLIENT_ID");
        settings.put("GITHUB_CLIENT_SECRET", "a-secret");
        assertThat(read()).isEmpty();
        assertThat(reader.faults().get("GITHUB_CLIENT_ID")).doesNotContain("a-secret");
    }

    @Test
    void redirectUrisAreBelowThePublicAddressUnlessSet() {
        configure();
        ClientRegistration client = read().orElseThrow();
        assertThat(client.redirectUri()).isEqualTo(URI.create("https://app.example/prefix/api/oauth/github/callback"));
        assertThat(client.oldRedirectUri()).isEqualTo(URI.create("https://app.example/prefix/github-callback"));
        settings.put("GITHUB_REDIRECT_URI", "https://other.example/cb/?a=1");
        assertThat(read().orElseThrow().redirectUri()).hasToString("https://other.example/cb/?a=1");
    }

    @Test
    void redirectUriThatIsNoneIsAFault() {
        configure();
        for (String wrong : new String[] {"/callback", "ftp://a.example/", "https://a.example/#f", "https:cb", "a b"}) {
            settings.put("GITHUB_REDIRECT_URI", wrong);
            read();
            assertThat(reader.faults()).as(wrong).containsKey("GITHUB_REDIRECT_URI");
        }
    }

    @Test
    void registrationPrintsWithoutItsSecret() {
        configure();
        assertThat(read().orElseThrow().toString()).doesNotContain("a-secret");
    }

    @Test
    void providersAddressWithoutTlsIsAFaultUnlessItsHostIsListed() {
        settings.put("SLACK_URL", "http://slack.internal:8080");
        assertThat(slackUrlFaults()).containsKey("SLACK_URL");
        settings.put("OUTGOING_ALLOWED_HOSTS", "other, SLACK.internal");
        assertThat(slackUrlFaults()).isEmpty();
    }

    private Map<String, String> slackUrlFaults() {
        SettingsReader fresh = new SettingsReader(SettingsSource.of(settings));
        HttpSettings.providerUrl(fresh, "SLACK_URL", "https://slack.com");
        return fresh.faults();
    }

    private void configure() {
        settings.put("GITHUB_CLIENT_ID", "an-id");
        settings.put("GITHUB_CLIENT_SECRET", "a-secret");
    }

    private Optional<ClientRegistration> read() {
        reader = new SettingsReader(SettingsSource.of(settings));
        return new ClientSettings(reader, new ProviderId("github")).read("/github-callback");
    }
}
