package org.pontis.idp.ledger.handout;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.pontis.idp.ledger.entry.Times;
import org.pontis.idp.ledger.json.Canonical;
import org.pontis.idp.ledger.json.Json;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.note.Note;

/**
 * {@code {"checkpoint":"…"}}, in a witness file {@code {"checkpoint":"…","seen":"…"}}.
 *
 * @param seen when a witness saw it and found it consistent with what it had seen before
 */
public record CheckpointLine(Note note, Optional<Instant> seen) implements Line {

    private static final Set<String> MEMBERS = Set.of("checkpoint", "seen");

    @Override
    public byte[] bytes() {
        Json.Members members = Json.Members.none().with("checkpoint", note.text());
        return Canonical.bytes(
                seen.map(time -> members.with("seen", Times.text(time))).orElse(members));
    }

    static CheckpointLine of(Json.Members members) throws Malformed {
        members.only(MEMBERS);
        return new CheckpointLine(
                Note.read(members.text("checkpoint")),
                members.values().containsKey("seen")
                        ? Optional.of(Times.read(members.text("seen")))
                        : Optional.empty());
    }
}
