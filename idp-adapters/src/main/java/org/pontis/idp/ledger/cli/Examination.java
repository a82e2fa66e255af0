package org.pontis.idp.ledger.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.pontis.idp.ledger.entry.Entry;
import org.pontis.idp.ledger.entry.Member;
import org.pontis.idp.ledger.entry.Opening;
import org.pontis.idp.ledger.entry.Times;
import org.pontis.idp.ledger.handout.CheckpointLine;
import org.pontis.idp.ledger.handout.Line;
import org.pontis.idp.ledger.handout.Lines;
import org.pontis.idp.ledger.handout.Receipt;
import org.pontis.idp.ledger.json.Canonical;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.note.Checkpoint;
import org.pontis.idp.ledger.note.Keys;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.verify.ExportCheck;
import org.pontis.idp.ledger.verify.Findings;
import org.pontis.idp.ledger.verify.Problem;
import org.pontis.idp.ledger.verify.ReceiptCheck;
import org.pontis.idp.ledger.verify.Witness;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Looks at one stream, finds out by its first line what it is, and checks it. */
final class Examination {

    private final Keys keys;
    private final Witness witness;
    private final Findings findings = new Findings();
    private final List<String> says = new ArrayList<>();
    private List<Note> held = List.of();

    Examination(Keys keys, Witness witness) {
        this.keys = keys;
        this.witness = witness;
    }

    void of(InputStream in) throws IOException {
        try {
            Lines lines = new Lines(in);
            byte[] first = lines.next().orElseThrow(() -> new Malformed("it is empty"));
            if (first.length == 0 || first[0] != '{') {
                note(first, lines);
            } else if (Canonical.read(first).values().containsKey("openings")) {
                receipt(first, lines);
            } else {
                export(first, lines);
            }
        } catch (Malformed malformed) {
            findings.add(Problem.MALFORMED, "It is not in the ledger's format: %s.", malformed.getMessage());
        }
    }

    private void receipt(byte[] line, Lines lines) throws IOException, Malformed {
        Receipt receipt = Receipt.read(line);
        if (lines.next().isPresent()) {
            throw new Malformed("something after the receipt");
        }
        new ReceiptCheck(keys, witness).check(receipt, findings);
        held = List.of(receipt.note());
        Entry entry = receipt.entry();
        Checkpoint checkpoint = receipt.note().checkpoint();
        says.add(String.format(
                "A receipt: entry %d of %s, %s, %s%s, among the %d that were signed at %s.",
                receipt.proof().index(),
                checkpoint.origin(),
                Times.text(entry.time()),
                entry.text(Member.TYPE).map(type -> type + " ").orElse(""),
                entry.text(Member.OUTCOME).orElse(""),
                checkpoint.size(),
                Times.text(checkpoint.time())));
        for (Opening opening : receipt.openings()) {
            says.add(opening.member().id() + ": " + opening.value());
        }
    }

    private void note(byte[] first, Lines lines) throws IOException, Malformed {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (Optional<byte[]> line = Optional.of(first); line.isPresent(); line = lines.next()) {
            text.writeBytes(line.get());
            if (!lines.isCut()) {
                text.write('\n');
            }
            if (text.size() > 2 * Note.LONGEST) {
                throw new Malformed("longer than a checkpoint may be");
            }
        }
        Note note = Note.read(text.toString(UTF_8));
        Witness.of(List.of(new CheckpointLine(note, Optional.empty())), keys, findings);
        witness.agreesWith(keys.today(note.checkpoint()), findings);
        held = List.of(note);
        says.add("A checkpoint: " + about(note));
    }

    private void export(byte[] first, Lines lines) throws IOException, Malformed {
        Line line = Line.read(first);
        if (line instanceof CheckpointLine seen && seen.seen().isPresent()) {
            List<CheckpointLine> all = new ArrayList<>(List.of(seen));
            all.addAll(WitnessFile.read(lines));
            Witness.of(all, keys, findings);
            held = all.stream().map(CheckpointLine::note).toList();
            held.forEach(note -> witness.agreesWith(keys.today(note.checkpoint()), findings));
            says.add("A witness file of " + all.size() + " checkpoints, the last: "
                    + about(all.getLast().note()));
            return;
        }
        ExportCheck export = new ExportCheck(keys, witness, findings);
        long number = 0;
        for (Optional<byte[]> next = Optional.of(first); next.isPresent(); next = lines.next()) {
            number++;
            export.accept(read(next.get(), number));
            if (lines.isCut()) {
                throw new Malformed("the last line is cut off");
            }
        }
        export.end();
        held = export.last().stream().toList();
        says.add("An export of " + export.read() + " entries"
                + export.last().map(note -> "; signed: " + about(note)).orElse("."));
    }

    private static Line read(byte[] line, long number) throws Malformed {
        try {
            return Line.read(line);
        } catch (Malformed malformed) {
            throw new Malformed("line " + number + ": " + malformed.getMessage());
        }
    }

    static String about(Note note) {
        Checkpoint checkpoint = note.checkpoint();
        return String.format(
                "%d entries of %s at %s, root %s",
                checkpoint.size(), checkpoint.origin(), Times.text(checkpoint.time()), checkpoint.root());
    }

    Findings findings() {
        return findings;
    }

    List<String> says() {
        return says;
    }

    /** What was signed, in its order: the other sources must agree with it, if there are no findings. */
    List<Note> held() {
        return held;
    }
}
