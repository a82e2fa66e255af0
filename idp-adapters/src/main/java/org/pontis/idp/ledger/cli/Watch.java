package org.pontis.idp.ledger.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.pontis.idp.ledger.note.Keys;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.verify.Findings;
import org.pontis.idp.ledger.verify.LedgerCheck;
import org.pontis.idp.ledger.verify.Problem;
import org.pontis.idp.ledger.verify.Witness;

/** A witness that looks again and again, and ends when something is wrong that time does not heal. */
record Watch(HttpLedger ledger, Keys keys, WitnessFile file, InstantSource clock, Options options, PrintStream output) {

    private static final Set<Problem> PASSING = Set.of(Problem.UNREACHABLE, Problem.CHECKPOINT_STALE);

    int until(Command.Pause pause) throws IOException, InterruptedException {
        LedgerCheck check = new LedgerCheck(ledger, keys, clock);
        Findings before = new Findings();
        Witness witness = Witness.of(file.lines(), keys, before);
        if (!before.isEmpty()) {
            new Report(options.witness().orElseThrow().toString(), List.of(), before).print(options.json(), output);
            return 1;
        }
        options.excused().forEach(witness::excuse);
        do {
            Findings findings = new Findings();
            Optional<Note> newest = check.check(witness, false, findings);
            boolean news = findings.isEmpty() && newest.isPresent() && file.add(newest.get(), clock.instant());
            if (news) {
                witness.remember(keys.today(newest.get().checkpoint()));
            }
            if (news || !findings.isEmpty()) {
                List<String> says = newest.map(note -> List.of("The ledger continues: " + Examination.about(note)))
                        .filter(line -> news)
                        .orElse(List.of());
                new Report(options.sources().getFirst(), says, findings).print(options.json(), output);
            }
            if (findings.found().stream().anyMatch(finding -> !PASSING.contains(finding.problem()))) {
                return 1;
            }
        } while (pause.away(options.follow().orElseThrow()));
        return 0;
    }
}
