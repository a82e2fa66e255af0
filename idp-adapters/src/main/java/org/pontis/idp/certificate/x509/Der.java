package org.pontis.idp.certificate.x509;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * The distinguished encoding rules of ITU-T X.690, section 10, to the letter: one value has one encoding, so that two
 * parsers cannot read the same bytes differently.
 */
public final class Der {

    /** A certificate needs about a dozen; a parser that recurses must not be led into the depth. */
    private static final int DEEPEST = 32;

    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1F;

    private Der() {}

    /** Reads one value that fills all of {@code bytes}; nothing if the bytes are not its DER encoding. */
    public static Optional<ASN1Primitive> read(byte[] bytes) {
        if (!shallow(bytes)) {
            return Optional.empty();
        }
        try {
            ASN1Primitive value = ASN1Primitive.fromByteArray(bytes);
            return Optional.ofNullable(value).filter(v -> Arrays.equals(encoded(v), bytes));
        } catch (IOException | RuntimeException notAsn1) {
            return Optional.empty();
        }
    }

    /** The DER encoding of a value that was read or made by us. */
    public static byte[] encoded(org.bouncycastle.asn1.ASN1Object value) {
        try {
            return value.getEncoded(ASN1Encoding.DER);
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    /** Whether every length is definite and within its parent, and nothing nests too deep. */
    private static boolean shallow(byte[] bytes) {
        Deque<Integer> ends = new ArrayDeque<>();
        ends.push(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            while (at == ends.peek()) {
                ends.pop();
            }
            Optional<Header> header = Header.at(bytes, at, ends.peek());
            if (header.isEmpty() || ends.size() > DEEPEST) {
                return false;
            }
            at = header.get().content();
            if (header.get().constructed()) {
                ends.push(header.get().end());
            } else {
                at = header.get().end();
            }
        }
        return bytes.length > 0;
    }

    /** Where a value's content begins and ends; X.690, section 8.1. */
    private record Header(boolean constructed, int content, int end) {

        static Optional<Header> at(byte[] bytes, int at, int limit) {
            int tag = bytes[at] & 0xFF;
            if ((tag & LONG_TAG) == LONG_TAG || at + 1 >= limit) {
                return Optional.empty();
            }
            int first = bytes[at + 1] & 0xFF;
            int octets = first < 0x80 ? 0 : first & 0x7F;
            int content = at + 2 + octets;
            if (first == 0x80 || octets > 3 || content > limit) {
                return Optional.empty();
            }
            int length = octets == 0 ? first : 0;
            for (int i = at + 2; i < content; i++) {
                length = (length << 8) | (bytes[i] & 0xFF);
            }
            return length > limit - content
                    ? Optional.empty()
                    : Optional.of(new Header((tag & CONSTRUCTED) != 0, content, content + length));
        }
    }
}
