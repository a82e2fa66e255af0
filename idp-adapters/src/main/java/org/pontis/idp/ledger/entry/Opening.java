package org.pontis.idp.ledger.entry;

import org.pontis.idp.ledger.tree.Hash;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What opens a commitment. The commitment is {@code SHA-256("pontis/ledger/1/" || member || 0x00 || salt || value)}, so the
 * opening of one member opens no other; the salt has a fixed length, so it is clear where the value begins.
 *
 * @param member which commitment of the entry
 * @param salt 32 octets
 * @param value what was committed to
 */
public record Opening(Member member, Hash salt, String value) {

    private static final String DOMAIN = "pontis/ledger/1/";

    public Opening {
        if (!member.isCommitment()) {
            throw new IllegalArgumentException(member.id() + " is told openly");
        }
    }

    public Hash commitment() {
        return Hash.over((DOMAIN + member.id() + '\0').getBytes(UTF_8), salt.octets(), value.getBytes(UTF_8));
    }

    /** Whether this is what the entry committed to. */
    public boolean opens(Entry entry) {
        return entry.text(member).filter(commitment().base64()::equals).isPresent();
    }

    /** Neither the salt nor the value. */
    @Override
    public String toString() {
        return "Opening[" + member.id() + "]";
    }
}
