package org.pontis.idp.ledger.verify;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.pontis.idp.ledger.entry.Draft;
import org.pontis.idp.ledger.entry.Entry;
import org.pontis.idp.ledger.entry.EntryId;
import org.pontis.idp.ledger.entry.Member;
import org.pontis.idp.ledger.entry.Mode;
import org.pontis.idp.ledger.entry.SaltKey;
import org.pontis.idp.ledger.handout.CheckpointLine;
import org.pontis.idp.ledger.handout.EntryLine;
import org.pontis.idp.ledger.handout.Line;
import org.pontis.idp.ledger.handout.Receipt;
import org.pontis.idp.ledger.note.Checkpoint;
import org.pontis.idp.ledger.note.Keys;
import org.pontis.idp.ledger.note.NamedKey;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.note.Origin;
import org.pontis.idp.ledger.note.Signer;
import org.pontis.idp.ledger.note.TestKeys;
import org.pontis.idp.ledger.tree.ConsistencyProof;
import org.pontis.idp.ledger.tree.Frontier;
import org.pontis.idp.ledger.tree.Hash;
import org.pontis.idp.ledger.tree.Node;
import org.pontis.idp.ledger.tree.Proofs;

/** A ledger in memory; whoever tests may do to it what nobody should. */
public final class Book {

    public static final Origin ORIGIN = new Origin("login.example.org", "es");

    private final Random random = new Random(6962);
    private final SaltKey ana = new SaltKey(Hash.ofLeaf(new byte[] {1}));
    private final Map<Node, Hash> nodes = new HashMap<>();
    private final List<NamedKey> former = new ArrayList<>();
    private Origin origin = ORIGIN;
    private Signer signer;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private Frontier tree = Frontier.empty();
    private Instant now = Instant.parse("2026-11-23T01:50:51.123Z");

    public Book() {
        this(TestKeys.signer(ORIGIN.text()));
    }

    Book(Signer signer) {
        this.signer = signer;
    }

    /** So many logins, a second apart, and a checkpoint after each tenth and the last. */
    public static Book of(int logins) {
        Book book = new Book();
        book.logins(logins);
        return book;
    }

    /** The same of another ledger. */
    public static Book of(int logins, Origin origin) {
        Book book = new Book(TestKeys.signer(origin.text()));
        book.origin = origin;
        book.logins(logins);
        return book;
    }

    /** Another history that the same key signs, from a point on. */
    public Book fork(int after) {
        Book fork = new Book(signer);
        for (Line line : lines) {
            if (line instanceof EntryLine entry && entry.index() < after) {
                fork.append(entry.entry());
            }
        }
        fork.now = now;
        return fork;
    }

    /** From now on it has another name, with the same key. */
    public void rename(Origin next) {
        former.replaceAll(key -> new NamedKey(key.name(), key.key(), key.from(), key.until(), Optional.of(next)));
        former.add(new NamedKey(
                origin.text(), signer.key(), Instant.EPOCH, Optional.of(now.plusMillis(1)), Optional.of(next)));
        origin = next;
        signer = new Signer(next.text(), signer.key(), signer.secret());
    }

    public void logins(int count) {
        for (int i = 1; i <= count; i++) {
            append(login());
            if (i % 10 == 0 || i == count) {
                sign();
            }
        }
    }

    public Entry login() {
        now = now.plusSeconds(1);
        EntryId id = EntryId.at(now, random);
        return Draft.of(Mode.FULL, id, origin.realm())
                .say(Member.TYPE, "LOGIN")
                .say(Member.OUTCOME, "ok")
                .say(Member.PORTAL, "portal-oidc")
                .took(random.nextInt(5000))
                .commit(ana.open(Member.CITIZEN, id, "ana"))
                .entry();
    }

    public void append(Entry entry) {
        lines.add(new EntryLine(entry, tree.size(), entry.leaf()));
        entries.add(entry);
        nodes.putAll(tree.append(entry.leaf()));
    }

    public Note sign() {
        Note note = note();
        lines.add(new CheckpointLine(note, Optional.empty()));
        return note;
    }

    public Note note() {
        return signer.sign(new Checkpoint(origin, tree.size(), tree.root(), now));
    }

    public void wait(Duration time) {
        now = now.plus(time);
    }

    public Instant now() {
        return now;
    }

    public Keys keys() {
        List<NamedKey> all = new ArrayList<>(former);
        all.add(TestKeys.key(signer));
        return new Keys(all);
    }

    Signer signer() {
        return signer;
    }

    /** What may be changed. */
    List<Line> lines() {
        return lines;
    }

    public List<Line> page(long from, long count) {
        List<Line> page = new ArrayList<>();
        long at = 0;
        for (Line line : lines) {
            if (line instanceof EntryLine entry) {
                at = entry.index() + 1;
            }
            if (at > from && at <= from + count) {
                page.add(line);
            }
        }
        return page;
    }

    /** Takes an entry's row away. */
    public void forget(long index) {
        lines.removeIf(line -> line instanceof EntryLine entry && entry.index() == index);
    }

    public ConsistencyProof consistency(long from, long to) {
        return new Proofs(places -> nodes).consistency(from, to);
    }

    public Receipt receipt(int index) {
        Entry entry = entries.get(index);
        return new Receipt(
                entry,
                List.of(ana.open(Member.CITIZEN, entry.id(), "ana")),
                new Proofs(places -> nodes).inclusion(index, tree.size()),
                note());
    }

    public byte[] export() {
        return bytes(lines);
    }

    public static byte[] bytes(List<? extends Line> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Line line : lines) {
            bytes.writeBytes(line.bytes());
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }
}
