package org.pontis.idp.ledger.entry;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

import org.pontis.idp.ledger.json.Malformed;

/**
 * The name of an entry: a UUID of version 7 (RFC 9562, 5.7), whose first 48 bits are the entry's time. So the same entry twice has
 * the same time twice, and whoever looks for it remembers only the ids of a few minutes.
 */
public record EntryId(UUID value) {

    public EntryId {
        if (value.version() != 7 || value.variant() != 2) {
            throw new IllegalArgumentException("no UUID of version 7");
        }
    }

    /** A new one; the random bits must not be guessable. */
    public static EntryId at(Instant time, RandomGenerator random) {
        long high = time.toEpochMilli() << 16 | 0x7000 | random.nextLong() & 0x0FFF;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new EntryId(new UUID(high, low));
    }

    /** Reads {@link #text()}. */
    public static EntryId read(String text) throws Malformed {
        if (!Member.ID.fits(text)) {
            throw new Malformed("not the id of an entry");
        }
        return new EntryId(UUID.fromString(text));
    }

    /** To the millisecond. */
    public Instant time() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
    }

    /** 36 characters, small letters. */
    public String text() {
        return value.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
