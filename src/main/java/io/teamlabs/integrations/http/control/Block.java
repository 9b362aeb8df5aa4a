package io.teamlabs.integrations.http.control;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** A block of addresses: those that begin with so many bits. */
final class Block {

    private final byte[] first;
    private final int bits;

    private Block(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    static List<Block> list(String... blocks) {
        return Arrays.stream(blocks).map(Block::of).toList();
    }

    /** Reads the CIDR form of a block, with a literal address. */
    static Block of(String cidr) {
        int slash = cidr.indexOf('/');
        try {
            byte[] first = InetAddress.getByName(cidr.substring(0, slash)).getAddress();
            return new Block(first, Integer.parseInt(cidr.substring(slash + 1)));
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException("Not a literal address: " + cidr, malformed);
        }
    }

    boolean holds(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
