package io.teamlabs.integrations.http.control;

import io.teamlabs.integrations.platform.SettingsReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How requests go out.
 *
 * @param deadline for a whole request, answer included; at most 50 s, as the lease of a refresh lives 60 s and must
 *     outlive it
 * @param allowedHosts hosts that may be reached at any address, and without TLS; for vendors' simulators and for
 *     providers inside the operator's own network
 * @param connectionsPerHost how many requests may be under way at a host; more wait, within their deadline
 */
public record HttpSettings(
        Duration connectTimeout, Duration deadline, Set<String> allowedHosts, int connectionsPerHost) {

    private static final String ALLOWED_HOSTS = "OUTGOING_ALLOWED_HOSTS";

    public HttpSettings {
        allowedHosts = allowedHosts.stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    public static HttpSettings from(SettingsReader reader) {
        return new HttpSettings(
                reader.duration(
                        "HTTP_CONNECT_TIMEOUT", Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofSeconds(30)),
                reader.duration("HTTP_DEADLINE", Duration.ofSeconds(40), Duration.ofSeconds(1), Duration.ofSeconds(50)),
                Set.copyOf(reader.list(ALLOWED_HOSTS, List.of())),
                reader.number("HTTP_CONNECTIONS_PER_HOST", 2_048, 1, 20_000));
    }

    /** Reads a provider's address; notes a fault where requests to it would be refused. */
    public static URI providerUrl(SettingsReader reader, String name, String fallback) {
        URI url = reader.url(name, fallback);
        if (!from(reader).permitsScheme(url)) {
            reader.fault(name, "Set it to an https address, or list its host in " + ALLOWED_HOSTS + ".");
        }
        return url;
    }

    /** Whether requests may go there as far as the address itself tells: by TLS, or to a host that the operator lists. */
    boolean permitsScheme(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            return false;
        }
        return "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && allows(host));
    }

    /** Whether the operator lists this host. */
    boolean allows(String host) {
        return allowedHosts.contains(host.toLowerCase(Locale.ROOT));
    }
}
