package org.pontis.idp.ledger.entry;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.pontis.idp.ledger.json.Canonical;
import org.pontis.idp.ledger.json.Json;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.tree.Hash;

/** One entry of the ledger, with the bytes that are hashed. */
public final class Entry {

    /** Octets. */
    public static final int LONGEST = 8192;

    static final long VERSION = 1;
    static final long GREATEST_NUMBER = 999_999_999_999L;

    private static final Set<Member> IN_EVERY = Set.of(Member.V, Member.ID, Member.TIME, Member.OUTCOME);
    private static final Set<Member> IN_FULL = Set.of(Member.REALM, Member.TYPE);

    private final EntryId id;
    private final Mode mode;
    private final Json.Members members;
    private final byte[] bytes;

    private Entry(EntryId id, Mode mode, Json.Members members, byte[] bytes) {
        this.id = id;
        this.mode = mode;
        this.members = members;
        this.bytes = bytes;
    }

    static Entry written(EntryId id, Mode mode, Json.Members members, byte[] bytes) {
        try {
            complete(members, mode);
        } catch (Malformed incomplete) {
            throw new IllegalStateException(incomplete.getMessage());
        }
        return new Entry(id, mode, members, bytes);
    }

    /** Reads the bytes of an entry. */
    public static Entry read(byte[] bytes) throws Malformed {
        if (bytes.length > LONGEST) {
            throw new Malformed("longer than an entry may be");
        }
        return checked(Canonical.read(bytes), bytes);
    }

    /** An entry that was part of something larger. */
    public static Entry of(Json.Members members) throws Malformed {
        return checked(members, Canonical.bytes(members));
    }

    private static Entry checked(Json.Members members, byte[] bytes) throws Malformed {
        Mode mode = members.values().containsKey(Member.MODE.id()) ? Mode.DURATIONS : Mode.FULL;
        for (Map.Entry<String, Json> one : members.values().entrySet()) {
            Member member = Member.named(one.getKey())
                    .filter(known -> known.isIn(mode))
                    .orElseThrow(() -> new Malformed("a member that such an entry does not have"));
            if (!fits(member, one.getValue())) {
                throw new Malformed("'" + member.id() + "' is not in its form");
            }
        }
        complete(members, mode);
        if (members.whole(Member.V.id()) != VERSION) {
            throw new Malformed("not version " + VERSION);
        }
        if (mode == Mode.DURATIONS && !members.text(Member.MODE.id()).equals(mode.id())) {
            throw new Malformed("an unknown mode");
        }
        EntryId id = EntryId.read(members.text(Member.ID.id()));
        if (!id.time().equals(Times.read(members.text(Member.TIME.id())))) {
            throw new Malformed("the id is of another time");
        }
        return new Entry(id, mode, members, bytes);
    }

    private static boolean fits(Member member, Json value) {
        return switch (value) {
            case Json.Text text -> !member.isNumber() && member.fits(text.value());
            case Json.Whole whole -> member.isNumber() && whole.value() >= 0 && whole.value() <= GREATEST_NUMBER;
            default -> false;
        };
    }

    private static void complete(Json.Members members, Mode mode) throws Malformed {
        Set<String> there = members.values().keySet();
        for (Member member : Member.values()) {
            boolean needed = IN_EVERY.contains(member) || mode == Mode.FULL && IN_FULL.contains(member);
            if (needed && !there.contains(member.id())) {
                throw new Malformed("without '" + member.id() + "'");
            }
        }
    }

    /** What the tree hashes, what a database keeps, what an export shows. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The hash of its leaf. */
    public Hash leaf() {
        return Hash.ofLeaf(bytes);
    }

    public Json.Members json() {
        return members;
    }

    public EntryId id() {
        return id;
    }

    public Instant time() {
        return id.time();
    }

    public Mode mode() {
        return mode;
    }

    /** A member that is a text; a commitment is one, in Base64. */
    public Optional<String> text(Member member) {
        return members.values().get(member.id()) instanceof Json.Text text
                ? Optional.of(text.value())
                : Optional.empty();
    }

    /** Milliseconds. */
    public OptionalLong took() {
        return members.values().get(Member.TOOK.id()) instanceof Json.Whole whole
                ? OptionalLong.of(whole.value())
                : OptionalLong.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Entry entry && members.equals(entry.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return Canonical.text(members);
    }
}
