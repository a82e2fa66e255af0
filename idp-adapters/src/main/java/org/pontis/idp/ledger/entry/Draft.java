package org.pontis.idp.ledger.entry;

import org.pontis.idp.ledger.json.Canonical;
import org.pontis.idp.ledger.json.Json;

/** An entry that is being written. It keeps what the mode may tell and forgets the rest. */
public final class Draft {

    private final Mode mode;
    private final EntryId id;
    private Json.Members members = Json.Members.none();

    private Draft(Mode mode, EntryId id) {
        this.mode = mode;
        this.id = id;
    }

    /** The id says the time. */
    public static Draft of(Mode mode, EntryId id, String realm) {
        Draft draft = new Draft(mode, id);
        draft.members = Json.Members.none()
                .with(Member.V.id(), Entry.VERSION)
                .with(Member.ID.id(), id.text())
                .with(Member.TIME.id(), Times.text(id.time()));
        return draft.say(Member.REALM, realm).say(Member.MODE, mode.id());
    }

    /**
     * Tells something. What is {@code null} is not told; what does not fit is told as far as it fits, because an entry must not fail
     * for what a stranger typed.
     */
    public Draft say(Member member, String value) {
        if (member.isCommitment() || member.isNumber()) {
            throw new IllegalArgumentException(member.id() + " is no text");
        }
        if (member.isIn(mode) && value != null) {
            member.fit(value).ifPresent(fit -> members = members.with(member.id(), fit));
        }
        return this;
    }

    /** How long it took; a clock that was put back makes it nothing. */
    public Draft took(long milliseconds) {
        members = members.with(Member.TOOK.id(), Math.clamp(milliseconds, 0, Entry.GREATEST_NUMBER));
        return this;
    }

    /** It stands for so many. */
    public Draft count(long acts) {
        members = members.with(Member.COUNT.id(), Math.clamp(acts, 1, Entry.GREATEST_NUMBER));
        return this;
    }

    /** Commits to what the opening opens. */
    public Draft commit(Opening opening) {
        if (opening.member().isIn(mode)) {
            members = members.with(opening.member().id(), opening.commitment().base64());
        }
        return this;
    }

    /**
     * The entry.
     *
     * @throws IllegalStateException something is missing that every entry has: outcome and, but for durations-only, realm and type
     */
    public Entry entry() {
        return Entry.written(id, mode, members, Canonical.bytes(members));
    }
}
