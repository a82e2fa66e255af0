package org.pontis.idp.ledger.note;

import java.util.ArrayList;
import java.util.List;

import org.pontis.idp.ledger.json.Malformed;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A checkpoint with the signatures under it, of which nothing is known yet: {@link Keys} says whether they are good. */
public final class Note {

    /** Characters. */
    public static final int LONGEST = 16_384;

    private static final int MOST = 16;
    private static final String BETWEEN = "\n\n";

    private final Checkpoint checkpoint;
    private final List<NoteSignature> signatures;

    Note(Checkpoint checkpoint, List<NoteSignature> signatures) {
        this.checkpoint = checkpoint;
        this.signatures = List.copyOf(signatures);
    }

    /** Reads {@link #text()}. */
    public static Note read(String text) throws Malformed {
        int end = text.indexOf(BETWEEN);
        if (text.length() > LONGEST || end < 0 || !text.endsWith("\n")) {
            throw new Malformed("not a signed note");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : text.substring(end + BETWEEN.length()).split("\n", MOST + 1)) {
            if (!line.isEmpty()) {
                signatures.add(NoteSignature.read(line));
            }
        }
        Note note = new Note(Checkpoint.read(text.substring(0, end + 1)), signatures);
        if (signatures.isEmpty() || !note.text().equals(text)) {
            throw new Malformed("not the one spelling of a signed note");
        }
        return note;
    }

    /** The same with another signature under it. */
    public Note with(Note other) {
        if (!other.checkpoint.equals(checkpoint)) {
            throw new IllegalArgumentException("a signature under something else");
        }
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.addAll(other.signatures);
        return new Note(checkpoint, more);
    }

    /** What it says, if it is believed. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    public List<NoteSignature> signatures() {
        return signatures;
    }

    /** UTF-8 in a file or an answer ({@code text/plain}). */
    public String text() {
        StringBuilder text = new StringBuilder(checkpoint.text()).append('\n');
        signatures.forEach(signature -> text.append(signature.line()).append('\n'));
        return text.toString();
    }

    byte[] signed() {
        return checkpoint.text().getBytes(UTF_8);
    }
}
