package org.pontis.idp.ledger.verify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.pontis.idp.ledger.entry.Entry;
import org.pontis.idp.ledger.handout.CheckpointLine;
import org.pontis.idp.ledger.handout.EntryLine;
import org.pontis.idp.ledger.handout.Line;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.note.Checkpoint;
import org.pontis.idp.ledger.note.Keys;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.note.Origin;
import org.pontis.idp.ledger.note.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;

class ExportCheckTest {

    private final Book book = Book.of(35);
    private final Findings findings = new Findings();

    @Test
    void anHonestExportIsGood() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void aRewrittenEntryIsFoundAtItsPlace() throws Malformed {
        rewrite(17, false);
        assertThat(problems()).containsExactly(Problem.ENTRY_REWRITTEN);
        assertThat(findings.found().getFirst().says()).startsWith("Entry 17 (");
    }

    @Test
    void aRewrittenEntryWithItsHashIsFoundBetweenTwoCheckpoints() throws Malformed {
        rewrite(17, true);
        assertThat(problems()).containsExactly(Problem.ENTRY_REWRITTEN);
        assertThat(findings.found().getFirst().says()).startsWith("Of entries 10 to 19 at least one is not");
    }

    @Test
    void aRemovedEntryIsFound() {
        book.lines().remove(at(17));
        assertThat(problems()).containsExactly(Problem.ENTRY_REMOVED);
        assertThat(findings.found().getFirst().says()).isEqualTo("Entry 17 is missing.");
    }

    @Test
    void aRemovedEntryIsFoundWhenTheOthersMoveUp() {
        book.lines().remove(at(17));
        book.lines()
                .replaceAll(line -> line instanceof EntryLine entry && entry.index() > 17
                        ? new EntryLine(entry.entry(), entry.index() - 1, entry.leaf())
                        : line);
        assertThat(problems()).containsExactly(Problem.ENTRY_REMOVED);
        assertThat(findings.found().getFirst().says()).startsWith("Of the first 20 entries 1 are");
    }

    @Test
    void aLostEndIsFound() {
        while (book.lines().get(book.lines().size() - 2) instanceof EntryLine) {
            book.lines().remove(book.lines().size() - 2);
        }
        assertThat(problems()).containsExactly(Problem.TAIL_LOST);
    }

    @Test
    void aLostEndIsFoundByWhoHasSeenIt() {
        Witness witness = witness(book.keys(), book.note());
        book.lines().subList(at(29) + 2, book.lines().size()).clear();
        assertThat(problems()).isEmpty();
        assertThat(problems(witness)).containsExactly(Problem.TAIL_LOST);
    }

    @Test
    void entriesThatNobodySignedAreFound() {
        book.lines().removeLast();
        assertThat(problems()).containsExactly(Problem.TAIL_UNSIGNED);
    }

    @Test
    void anExportWithoutCheckpointsIsWorthNothing() {
        book.lines().removeIf(CheckpointLine.class::isInstance);
        assertThat(problems()).containsExactly(Problem.TAIL_UNSIGNED);
    }

    @Test
    void twoHistoriesAreFound() {
        Book fork = book.fork(30);
        fork.logins(5);
        assertThat(problems(fork.lines(), witness(book.keys(), book.note())))
                .contains(Problem.HISTORY_FORKED)
                .doesNotContain(Problem.ENTRY_REWRITTEN);
    }

    @Test
    void aRewrittenHistoryIsFoundByWhoHasSeenItBefore() {
        Witness witness = witness(book.keys(), ((CheckpointLine) book.lines().get(at(19) + 1)).note());
        Book fork = book.fork(15);
        fork.logins(50);
        assertThat(problems(fork.lines(), Witness.none())).isEmpty();
        assertThat(problems(fork.lines(), witness)).containsExactly(Problem.HISTORY_FORKED);
    }

    @Test
    void twoSignaturesThatExcludeEachOtherAreFoundWithoutAWitness() {
        Book fork = book.fork(30);
        fork.logins(5);
        book.lines().add(fork.lines().getLast());
        assertThat(problems()).containsExactly(Problem.HISTORY_FORKED);
    }

    @Test
    void swappedLinesAreFound() {
        Line line = book.lines().remove(at(17));
        book.lines().add(at(18) + 1, line);
        assertThat(problems()).containsExactlyInAnyOrder(Problem.ENTRY_REMOVED, Problem.OUT_OF_ORDER);
    }

    @Test
    void swappedEntriesAreFound() {
        EntryLine one = (EntryLine) book.lines().get(at(17));
        EntryLine other = (EntryLine) book.lines().get(at(18));
        book.lines().set(at(17), new EntryLine(other.entry(), 17, other.leaf()));
        book.lines().set(at(18), new EntryLine(one.entry(), 18, one.leaf()));
        assertThat(problems()).containsExactly(Problem.ENTRY_REWRITTEN);
    }

    @Test
    void anEntryThatWasRecordedTwiceIsFound() {
        EntryLine one = (EntryLine) book.lines().get(at(17));
        book.append(one.entry());
        book.sign();
        assertThat(problems()).containsExactly(Problem.ENTRY_TWICE);
    }

    @Test
    void anEntryTwiceIsFoundEvenLongAfterwards() {
        EntryLine one = (EntryLine) book.lines().get(at(17));
        book.wait(Duration.ofHours(3));
        book.logins(3);
        book.append(one.entry());
        book.sign();
        // its time gives it away, even when its id is forgotten
        assertThat(problems()).contains(Problem.CLOCK_BACKWARDS);
    }

    @Test
    void aClockThatWasPutBackIsFound() {
        Entry early = book.login();
        book.wait(Duration.ofMinutes(11));
        book.logins(1);
        book.append(early);
        book.sign();
        assertThat(problems()).containsExactly(Problem.CLOCK_BACKWARDS);
    }

    @Test
    void clocksOfTwoMachinesMayDiffer() {
        Entry early = book.login();
        book.wait(Duration.ofMinutes(9));
        book.logins(1);
        book.append(early);
        book.sign();
        assertThat(problems()).isEmpty();
    }

    @Test
    void aForgedCheckpointIsFound() {
        Note forged = TestKeys.signer(Book.ORIGIN.text()).sign(book.note().checkpoint());
        book.lines().set(book.lines().size() - 1, new CheckpointLine(forged, Optional.empty()));
        assertThat(problems()).containsExactly(Problem.UNKNOWN_KEY, Problem.TAIL_UNSIGNED);
    }

    @Test
    void anotherLedgersCheckpointIsFound() {
        var other = TestKeys.signer("login.example.org/realms/ee/ledger");
        Checkpoint checkpoint = book.note().checkpoint();
        Note note = other.sign(new Checkpoint(
                new Origin("login.example.org", "ee"), checkpoint.size(), checkpoint.root(), checkpoint.time()));
        book.lines().add(new CheckpointLine(note, Optional.empty()));
        Keys both = TestKeys.trusting(book.signer(), other);
        ExportCheck check = new ExportCheck(both, Witness.none(), findings);
        book.lines().forEach(check::accept);
        check.end();
        assertThat(findings.found()).extracting(Finding::problem).contains(Problem.WRONG_LEDGER);
    }

    @Test
    void oneClockThatWasAheadIsOneFinding() throws Malformed {
        ahead();
        book.logins(500);
        rewrite(300, false);
        assertThat(problems()).containsExactly(Problem.ENTRY_REWRITTEN, Problem.CLOCK_BACKWARDS);
        assertThat(findings.found().getFirst().says()).startsWith("Entry 300 (");
        assertThat(findings.found().getLast().says()).startsWith("Entry 36 (");
    }

    @Test
    void whatWasPutInBehindAClockThatWasAheadIsFoundToo() {
        Entry early = book.login();
        book.wait(Duration.ofHours(1));
        ahead();
        book.logins(10);
        book.append(early);
        book.logins(10);
        assertThat(problems()).containsExactly(Problem.CLOCK_BACKWARDS, Problem.CLOCK_BACKWARDS);
    }

    @Test
    void aClockThatGoesBackAndForthHidesNothing() throws Malformed {
        for (int i = 0; i < 200; i++) {
            ahead();
            book.logins(1);
        }
        EntryLine twice = (EntryLine) book.lines().get(at(400));
        ahead();
        book.append(twice.entry());
        book.sign();
        rewrite(420, false);
        assertThat(problems())
                .startsWith(Problem.ENTRY_REWRITTEN, Problem.ENTRY_TWICE)
                .hasSize(22);
        assertThat(findings.more()).containsOnlyKeys(Problem.CLOCK_BACKWARDS);
    }

    @Test
    void manyFindingsOfOneKindAreCounted() throws Malformed {
        for (int index = 0; index < 30; index++) {
            rewrite(index, false);
        }
        book.lines().removeLast();
        assertThat(problems()).hasSize(21).endsWith(Problem.TAIL_UNSIGNED);
        assertThat(findings.more()).containsExactly(Map.entry(Problem.ENTRY_REWRITTEN, 10L));
    }

    @Test
    void aNameThatChangesIsNoNewLedger() {
        Witness before = witness(book.keys(), book.note());
        Note old = book.note();
        book.rename(new Origin("login.example.org", "spain"));
        book.logins(20);
        assertThat(problems()).isEmpty();
        assertThat(problems(witness(book.keys(), old))).isEmpty();
        assertThat(problems(before)).as("a witness without the new keys").contains(Problem.WRONG_LEDGER);
    }

    @Test
    void whatIsSignedUnderAFormerNameAfterItsEndIsNotBelieved() {
        book.rename(new Origin("login.example.org-2", "es"));
        Keys keys = book.keys();
        book.rename(Book.ORIGIN);
        book.logins(5);
        ExportCheck check = new ExportCheck(keys, Witness.none(), findings);
        book.lines().forEach(check::accept);
        check.end();
        assertThat(findings.found()).extracting(Finding::problem).contains(Problem.KEY_OUT_OF_TIME);
    }

    /** One entry of a machine whose clock is a day ahead. */
    private void ahead() {
        book.wait(Duration.ofDays(1));
        book.append(book.login());
        book.wait(Duration.ofDays(-1));
    }

    private void rewrite(int index, boolean withHash) throws Malformed {
        EntryLine line = (EntryLine) book.lines().get(at(index));
        Entry other = Entry.of(line.entry().json().with("portal", "another"));
        book.lines().set(at(index), new EntryLine(other, index, withHash ? other.leaf() : line.leaf()));
    }

    private int at(long index) {
        for (int i = 0; i < book.lines().size(); i++) {
            if (book.lines().get(i) instanceof EntryLine entry && entry.index() == index) {
                return i;
            }
        }
        throw new AssertionError("no entry " + index);
    }

    private static Witness witness(Keys keys, Note... seen) {
        Findings none = new Findings();
        Witness witness = Witness.of(
                List.of(seen).stream()
                        .map(note -> new CheckpointLine(note, Optional.empty()))
                        .toList(),
                keys,
                none);
        assertThat(none.isEmpty()).isTrue();
        return witness;
    }

    private List<Problem> problems() {
        return problems(Witness.none());
    }

    private List<Problem> problems(Witness witness) {
        return problems(book.lines(), witness);
    }

    private List<Problem> problems(List<Line> lines, Witness witness) {
        int before = findings.found().size();
        ExportCheck check = new ExportCheck(book.keys(), witness, findings);
        lines.forEach(check::accept);
        check.end();
        return findings.found().stream().skip(before).map(Finding::problem).toList();
    }
}
