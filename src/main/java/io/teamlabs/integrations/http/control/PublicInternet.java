package io.teamlabs.integrations.http.control;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are somebody's in the public internet, by the IANA special-purpose registries (RFC 6890). Of IPv6 only
 * what is allocated (2000::/3) is public, less what is not routed or hides an IPv4 address.
 */
final class PublicInternet {

    private static final List<Block> SPECIAL = Block.list(
            "0.0.0.0/8", // this network
            "10.0.0.0/8",
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8",
            "169.254.0.0/16", // link-local, the clouds' metadata among it
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, broadcast
            "2001::/23", // Teredo and other protocols' own
            "2001:db8::/32",
            "2002::/16", // 6to4, any IPv4 address within
            "3fff::/20");

    private static final Block ALLOCATED = Block.of("2000::/3");
    private static final Block NAT64 = Block.of("64:ff9b::/96");

    private PublicInternet() {}

    /** Whether a packet to this address leaves for a public host; IPv4-mapped addresses are IPv4 to Java already. */
    static boolean has(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (NAT64.holds(bytes)) {
            return has(embedded(bytes));
        }
        boolean routed = address instanceof Inet4Address || ALLOCATED.holds(bytes);
        return routed && SPECIAL.stream().noneMatch(block -> block.holds(bytes));
    }

    /** The IPv4 address that a NAT64 gateway sends it to (RFC 6052, 2.1). */
    private static InetAddress embedded(byte[] bytes) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("Four bytes are an IPv4 address", impossible);
        }
    }
}
