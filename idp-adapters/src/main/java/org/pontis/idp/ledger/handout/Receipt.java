package org.pontis.idp.ledger.handout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.pontis.idp.ledger.entry.Entry;
import org.pontis.idp.ledger.entry.Member;
import org.pontis.idp.ledger.entry.Opening;
import org.pontis.idp.ledger.json.Canonical;
import org.pontis.idp.ledger.json.Json;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.tree.Hash;
import org.pontis.idp.ledger.tree.InclusionProof;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * That one entry is in the ledger: {@code {"checkpoint":…,"entry":{…},"index":…,"openings":{…},"path":[…],"v":1}}. It is checked with
 * the ledger's key alone, without asking the ledger.
 *
 * @param entry what it is about
 * @param openings of the commitments whose values the holder may know; in JSON {@code "citizen":{"salt":…,"value":…}}
 * @param proof that the entry is in the tree of the checkpoint
 * @param note the checkpoint, with the ledger's signature and no other
 */
public record Receipt(Entry entry, List<Opening> openings, InclusionProof proof, Note note) {

    /** Octets. */
    public static final int LONGEST = 65_536;

    private static final long VERSION = 1;
    private static final int LONGEST_VALUE = 1024;
    private static final Set<String> MEMBERS = Set.of("checkpoint", "entry", "index", "openings", "path", "v");

    public Receipt {
        openings = List.copyOf(openings);
        if (proof.size() != note.checkpoint().size()) {
            throw new IllegalArgumentException("a proof for a tree of another size");
        }
    }

    /** What is given to the holder. */
    public String text() {
        Json.Members opened = Json.Members.none();
        for (Opening opening : openings) {
            opened = opened.with(
                    opening.member().id(),
                    Json.Members.none().with("salt", opening.salt().base64()).with("value", opening.value()));
        }
        return Canonical.text(Json.Members.none()
                .with("checkpoint", note.text())
                .with("entry", entry.json())
                .with("index", proof.index())
                .with("openings", opened)
                .with("path", Paths.items(proof.path()))
                .with("v", VERSION));
    }

    /** Reads {@link #text()}; one end of line may follow. */
    public static Receipt read(byte[] file) throws Malformed {
        if (file.length > LONGEST) {
            throw new Malformed("longer than a receipt may be");
        }
        int length = file.length > 0 && file[file.length - 1] == '\n' ? file.length - 1 : file.length;
        Json.Members members = Canonical.read(Arrays.copyOf(file, length));
        members.only(MEMBERS);
        if (members.whole("v") != VERSION) {
            throw new Malformed("not version " + VERSION);
        }
        Note note = Note.read(members.text("checkpoint"));
        if (note.signatures().size() != 1) {
            throw new Malformed("more than one signature in a receipt");
        }
        return new Receipt(
                Entry.of(members.members("entry")),
                openings(members.members("openings")),
                new InclusionProof(
                        members.whole("index"), note.checkpoint().size(), Paths.hashes(members.items("path"))),
                note);
    }

    private static List<Opening> openings(Json.Members members) throws Malformed {
        List<Opening> openings = new ArrayList<>();
        for (String name : members.values().keySet()) {
            Json.Members one = members.members(name);
            one.only(Set.of("salt", "value"));
            Member member = Member.named(name)
                    .filter(Member::isCommitment)
                    .orElseThrow(() -> new Malformed("the opening of what is no commitment"));
            if (one.text("value").getBytes(UTF_8).length > LONGEST_VALUE) {
                throw new Malformed("a value longer than the format allows");
            }
            openings.add(new Opening(member, Hash.read(one.text("salt")), one.text("value")));
        }
        return openings;
    }
}
