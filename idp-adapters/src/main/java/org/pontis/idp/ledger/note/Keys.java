package org.pontis.idp.ledger.note;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.pontis.idp.ledger.entry.Times;
import org.pontis.idp.ledger.json.Canonical;
import org.pontis.idp.ledger.json.Json;
import org.pontis.idp.ledger.json.Malformed;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The keys that somebody trusts, and the file they come in: {@code {"keys":[{"from":…,"id":…,"name":…,"now":…,"spki":…,"until":…}]}}. */
public record Keys(List<NamedKey> all) {

    private static final Set<String> MEMBERS = Set.of("from", "id", "name", "now", "spki", "until");

    public Keys {
        all = List.copyOf(all);
    }

    /** What the signatures are worth. Lines of others than the ledger and the keys here are passed over, as signed-note demands. */
    public Belief of(Note note) {
        Checkpoint checkpoint = note.checkpoint();
        Belief belief = Belief.UNKNOWN_KEY;
        for (NoteSignature signature : note.signatures()) {
            for (NamedKey key : all) {
                if (key.name().equals(signature.name()) && key.id().equals(signature.key())) {
                    if (!key.key().verifies(note.signed(), signature.signature())) {
                        return Belief.BAD_SIGNATURE;
                    }
                    if (key.name().equals(checkpoint.origin().text()) && belief != Belief.GOOD) {
                        belief = key.isGoodAt(checkpoint.time()) ? Belief.GOOD : Belief.KEY_OUT_OF_TIME;
                    }
                }
            }
        }
        return belief;
    }

    /** The same under the name that its ledger has now: a history goes on when its name changes. */
    public Checkpoint today(Checkpoint checkpoint) {
        return new Checkpoint(today(checkpoint.origin()), checkpoint.size(), checkpoint.root(), checkpoint.time());
    }

    /** The name that a realm has now, as far as its ledger's names tell. */
    public String today(String realm) {
        return all.stream()
                .filter(key -> key.wasOf(realm))
                .flatMap(key -> key.now().stream())
                .findFirst()
                .map(now -> today(now).realm())
                .orElse(realm);
    }

    private Origin today(Origin origin) {
        Origin today = origin;
        // each name at most once, whatever files of several times say together
        for (int step = 0; step < all.size(); step++) {
            String name = today.text();
            today = all.stream()
                    .filter(key -> key.name().equals(name))
                    .flatMap(key -> key.now().stream())
                    .findFirst()
                    .orElse(today);
        }
        return today;
    }

    /** Canonical JSON, as {@code GET keys} answers. */
    public String json() {
        List<Json> keys = new ArrayList<>();
        for (NamedKey key : all) {
            Json.Members members = Json.Members.none()
                    .with("from", Times.text(key.from()))
                    .with("id", key.id().hex())
                    .with("name", key.name())
                    .with("spki", key.key().spki());
            if (key.now().isPresent()) {
                members = members.with("now", key.now().get().text());
            }
            if (key.until().isPresent()) {
                members = members.with("until", Times.text(key.until().get()));
            }
            keys.add(members);
        }
        return Canonical.text(Json.Members.none().with("keys", new Json.Items(keys)));
    }

    /** Reads {@link #json()}, with or without an end of line. */
    public static Keys read(String json) throws Malformed {
        Json.Members file = Canonical.read(json.strip().getBytes(UTF_8));
        file.only(Set.of("keys"));
        List<NamedKey> keys = new ArrayList<>();
        for (Json item : file.items("keys")) {
            if (!(item instanceof Json.Members members)) {
                throw new Malformed("not a key");
            }
            members.only(MEMBERS);
            Optional<Instant> until = members.values().containsKey("until")
                    ? Optional.of(Times.read(members.text("until")))
                    : Optional.empty();
            Optional<Origin> now = members.values().containsKey("now")
                    ? Optional.of(Origin.read(members.text("now")))
                    : Optional.empty();
            NamedKey key = new NamedKey(
                    members.text("name"),
                    Ed25519Key.read(members.text("spki")),
                    Times.read(members.text("from")),
                    until,
                    now);
            if (!key.id().hex().equals(members.text("id"))) {
                throw new Malformed("a key with the id of another");
            }
            keys.add(key);
        }
        return new Keys(keys);
    }
}
