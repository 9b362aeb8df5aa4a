package io.teamlabs.integrations.http.control;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks hosts up and checks what was found. The client connects to the very addresses answered here, so a name cannot be
 * one thing when it is checked and another when it is used. One bad address among several refuses them all.
 */
final class CheckedResolver implements DnsResolver {

    /** The way from a name, or a literal address, to addresses. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] find(String host) throws UnknownHostException;
    }

    /** An address that is not to be connected to. */
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Refused(String host) {
            super(host);
        }
    }

    private final HttpSettings settings;
    private final Lookup lookup;

    CheckedResolver(HttpSettings settings, Lookup lookup) {
        this.settings = settings;
        this.lookup = lookup;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = lookup.find(host);
        if (!settings.allows(host) && !Arrays.stream(found).allMatch(PublicInternet::has)) {
            throw new Refused(host);
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
