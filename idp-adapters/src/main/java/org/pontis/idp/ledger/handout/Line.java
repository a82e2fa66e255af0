package org.pontis.idp.ledger.handout;

import org.pontis.idp.ledger.json.Canonical;
import org.pontis.idp.ledger.json.Json;
import org.pontis.idp.ledger.json.Malformed;

/** One line of an export or of a witness file. */
public sealed interface Line permits EntryLine, CheckpointLine {

    /** Octets, without the end of the line. */
    int LONGEST = 32_768;

    /** The line without its end. */
    byte[] bytes();

    /** Reads a line without its end. */
    static Line read(byte[] bytes) throws Malformed {
        Json.Members members = Canonical.read(bytes);
        return members.values().containsKey("checkpoint") ? CheckpointLine.of(members) : EntryLine.of(members);
    }
}
