package org.pontis.idp.ledger.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.pontis.idp.ledger.handout.CheckpointLine;
import org.pontis.idp.ledger.note.Keys;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.verify.Findings;
import org.pontis.idp.ledger.verify.Ledger;
import org.pontis.idp.ledger.verify.LedgerCheck;
import org.pontis.idp.ledger.verify.Witness;

/** Looks at one source after the other, each with what was seen before. */
record Looking(Options options, Keys keys, Witness witness, UnaryOperator<String> environment, InstantSource clock) {

    Look at(Source source) throws IOException, InterruptedException, Senseless {
        return source.turn() == Source.Turn.LEDGER ? ask(source.name()) : read(source);
    }

    private Look read(Source source) throws IOException {
        Examination examination = new Examination(keys, witness);
        try (InputStream in = source.open()) {
            examination.of(in);
        }
        return new Look(new Report(source.name(), examination.says(), examination.findings()), examination.held());
    }

    private Look ask(String address) throws IOException, InterruptedException, Senseless {
        Optional<Access> access = Access.of(address, environment);
        if (options.save().isPresent() && access.isEmpty()) {
            throw new Senseless("--save needs a token: --help says where it may come from.");
        }
        Findings findings = new Findings();
        Optional<Note> newest;
        boolean begins = witness.last().isEmpty();
        try (OutputStream copy = copy()) {
            Ledger ledger = new HttpLedger(address, access, copy);
            newest = new LedgerCheck(ledger, keys, clock).check(witness, access.isPresent(), findings);
            if (newest.isPresent()) {
                copy.write(new CheckpointLine(newest.get(), Optional.empty()).bytes());
                copy.write('\n');
            }
        }
        List<String> says = new ArrayList<>();
        newest.ifPresent(note -> says.add("A ledger that answers: " + Examination.about(note)));
        if (access.isEmpty()) {
            says.add("Entries were not read: there is no token for them.");
        } else if (newest.isPresent()) {
            says.add("Every entry was read.");
        }
        if (options.witness().isPresent() && begins) {
            says.add("The witness file begins here: what was before is not known to it.");
        }
        return new Look(new Report(address, says, findings), newest.stream().toList());
    }

    private OutputStream copy() throws IOException {
        return options.save().isPresent()
                ? new BufferedOutputStream(Files.newOutputStream(options.save().get(), StandardOpenOption.CREATE_NEW))
                : OutputStream.nullOutputStream();
    }
}
