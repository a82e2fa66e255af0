package org.pontis.idp.ledger.handout;

import java.util.Set;

import org.pontis.idp.ledger.entry.Entry;
import org.pontis.idp.ledger.json.Canonical;
import org.pontis.idp.ledger.json.Json;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.tree.Hash;

/**
 * {@code {"entry":{…},"index":…,"leaf":…}}.
 *
 * @param index its place, from 0
 * @param leaf the hash that the tree holds there: it comes from the tree's rows, not from the entry, so that a rewritten entry is
 *     found at its place
 */
public record EntryLine(Entry entry, long index, Hash leaf) implements Line {

    private static final Set<String> MEMBERS = Set.of("entry", "index", "leaf");

    @Override
    public byte[] bytes() {
        return Canonical.bytes(Json.Members.none()
                .with("entry", entry.json())
                .with("index", index)
                .with("leaf", leaf.base64()));
    }

    static EntryLine of(Json.Members members) throws Malformed {
        members.only(MEMBERS);
        return new EntryLine(
                Entry.of(members.members("entry")), members.whole("index"), Hash.read(members.text("leaf")));
    }
}
