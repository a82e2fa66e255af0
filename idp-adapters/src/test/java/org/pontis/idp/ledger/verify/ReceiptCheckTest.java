package org.pontis.idp.ledger.verify;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.pontis.idp.ledger.entry.Entry;
import org.pontis.idp.ledger.entry.Member;
import org.pontis.idp.ledger.entry.Opening;
import org.pontis.idp.ledger.handout.CheckpointLine;
import org.pontis.idp.ledger.handout.Receipt;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.note.Origin;
import org.pontis.idp.ledger.note.TestKeys;
import org.pontis.idp.ledger.tree.InclusionProof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReceiptCheckTest {

    private final Book book = Book.of(35);
    private final Receipt receipt = book.receipt(17);

    @Test
    void everyReceiptIsGood() throws Malformed {
        for (int index = 0; index < 35; index++) {
            assertThat(problems(Receipt.read(book.receipt(index).text().getBytes(UTF_8))))
                    .isEmpty();
        }
    }

    @Test
    void anotherEntryIsNotInTheTree() throws Malformed {
        Entry other = Entry.of(receipt.entry().json().with("portal", "another"));
        assertThat(problems(new Receipt(other, receipt.openings(), receipt.proof(), receipt.note())))
                .containsExactly(Problem.NOT_IN_TREE);
    }

    @Test
    void anotherPlaceIsNotItsPlace() {
        InclusionProof elsewhere =
                new InclusionProof(18, receipt.proof().size(), receipt.proof().path());
        assertThat(problems(new Receipt(receipt.entry(), receipt.openings(), elsewhere, receipt.note())))
                .containsExactly(Problem.NOT_IN_TREE);
    }

    @Test
    void somebodyElsesEntryDoesNotOpen() {
        Opening mine = receipt.openings().getFirst();
        Opening stolen = new Opening(Member.CITIZEN, mine.salt(), "bruno");
        assertThat(problems(new Receipt(receipt.entry(), List.of(stolen), receipt.proof(), receipt.note())))
                .containsExactly(Problem.COMMITMENT_NOT_OPENED);
    }

    @Test
    void aSignatureOfSomebodyElseIsWorthNothing() {
        Findings findings = new Findings();
        new ReceiptCheck(TestKeys.trusting(), Witness.none()).check(receipt, findings);
        assertThat(findings.found()).extracting(Finding::problem).containsExactly(Problem.UNKNOWN_KEY);
    }

    @Test
    void aReceiptOfAHistoryThatWasTakenBackIsFound() {
        Book fork = book.fork(10);
        fork.logins(25);
        Findings findings = new Findings();
        Witness witness = Witness.of(List.of(new CheckpointLine(fork.note(), Optional.empty())), book.keys(), findings);
        new ReceiptCheck(book.keys(), witness).check(receipt, findings);
        assertThat(findings.found()).extracting(Finding::problem).containsExactly(Problem.HISTORY_FORKED);
    }

    @Test
    void whatARealmWasCalledIsInItsEntries() {
        book.rename(new Origin("login.example.org", "spain"));
        book.logins(1);
        assertThat(problems(book.receipt(17))).isEmpty();
        assertThat(problems(book.receipt(35))).isEmpty();
        assertThat(problems(receipt)).as("of before").isEmpty();
    }

    @Test
    void anEntryOfAnotherRealmIsNotOfThisLedger() {
        Book other = Book.of(3, new Origin("login.example.org", "ee"));
        book.append(other.login());
        book.sign();
        assertThat(problems(book.receipt(35))).containsExactly(Problem.WRONG_LEDGER);
    }

    @Test
    void aSecondSignatureHasNoPlaceInAReceipt() {
        Receipt two = new Receipt(
                receipt.entry(),
                receipt.openings(),
                receipt.proof(),
                receipt.note()
                        .with(TestKeys.signer("witness.example.net")
                                .sign(receipt.note().checkpoint())));
        assertThatThrownBy(() -> Receipt.read(two.text().getBytes(UTF_8))).isInstanceOf(Malformed.class);
    }

    private List<Problem> problems(Receipt one) {
        Findings findings = new Findings();
        new ReceiptCheck(book.keys(), Witness.none()).check(one, findings);
        return findings.found().stream().map(Finding::problem).toList();
    }
}
