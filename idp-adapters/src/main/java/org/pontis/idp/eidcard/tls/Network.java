package org.pontis.idp.eidcard.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address, or a block of them in the notation of RFC 4632, section 3.1.
 *
 * @param octets of the first address
 * @param bits how many of them count
 */
record Network(byte[] octets, int bits) {

    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]{0,45}:[0-9A-Fa-f:.]{0,45}");

    /** Reads {@code 10.0.0.1}, {@code 10.0.0.0/8}, {@code fd00::/8}. Names are none: who answers to a name changes. */
    static Optional<Network> read(String text) {
        String[] parts = text.strip().split("/", 2);
        Optional<byte[]> address = address(parts[0]);
        if (address.isEmpty() || (parts.length == 2 && !parts[1].matches("[0-9]{1,3}"))) {
            return Optional.empty();
        }
        int all = address.get().length * Byte.SIZE;
        int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : all;
        return bits <= all ? Optional.of(new Network(address.get(), bits)) : Optional.empty();
    }

    boolean contains(String peer) {
        Optional<byte[]> address = address(peer);
        if (address.isEmpty() || address.get().length != octets.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((octets[bit / Byte.SIZE] & mask) != (address.get()[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** A literal is parsed, never looked up. */
    private static Optional<byte[]> address(String literal) {
        String bare = literal.replaceFirst("%.*$", "");
        try {
            return LITERAL.matcher(bare).matches()
                    ? Optional.of(InetAddress.getByName(bare).getAddress())
                    : Optional.empty();
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
