package org.pontis.idp.ledger.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.pontis.idp.ledger.verify.Book;
import org.pontis.idp.ledger.verify.Findings;
import org.pontis.idp.ledger.verify.Witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is changed, it is not accepted; and nothing that a stranger sends breaks the verifier. */
class MutationTest {

    private final Book book = Book.of(23);
    private final Random random = new Random(26);

    @Test
    void noByteOfAReceiptCanBeChanged() throws IOException {
        byte[] receipt = (book.receipt(11).text() + "\n").getBytes(UTF_8);
        assertThat(isGood(receipt)).isTrue();
        for (int at = 0; at < receipt.length; at++) {
            for (byte other :
                    new byte[] {(byte) (receipt[at] ^ 1), (byte) (receipt[at] ^ 0x20), (byte) random.nextInt()}) {
                refuses(receipt, at, other);
            }
        }
    }

    @Test
    void noByteOfAnExportCanBeChanged() throws IOException {
        byte[] export = book.export();
        assertThat(isGood(export)).isTrue();
        for (int round = 0; round < 3000; round++) {
            int at = random.nextInt(export.length);
            refuses(export, at, (byte) (export[at] ^ (1 << random.nextInt(8))));
        }
    }

    @Test
    void aReceiptThatIsCutOffIsNone() throws IOException {
        byte[] receipt = book.receipt(11).text().getBytes(UTF_8);
        for (int length = 0; length < receipt.length; length++) {
            assertThat(isGood(Arrays.copyOf(receipt, length))).isFalse();
        }
    }

    /** Only where the ledger signed may an export end; that more was signed later, a witness knows. */
    @Test
    void anExportThatIsCutOffIsNone() throws IOException {
        byte[] export = book.export();
        int good = 0;
        for (int length = 0; length < export.length; length++) {
            good += isGood(Arrays.copyOf(export, length)) ? 1 : 0;
        }
        assertThat(good).isEqualTo(2);
    }

    @Test
    void junkIsRefusedInOneSentence() throws IOException {
        byte[] receipt = book.receipt(11).text().getBytes(UTF_8);
        for (int round = 0; round < 2000; round++) {
            byte[] junk = receipt.clone();
            for (int i = 0; i < 5; i++) {
                int from = random.nextInt(junk.length);
                int to = Math.min(junk.length, from + random.nextInt(40));
                System.arraycopy(junk, from, junk, random.nextInt(junk.length - (to - from) + 1), to - from);
            }
            assertThat(Arrays.equals(junk, receipt) || !isGood(junk)).isTrue();
        }
    }

    private void refuses(byte[] bytes, int at, byte other) throws IOException {
        if (bytes[at] != other) {
            byte[] changed = bytes.clone();
            changed[at] = other;
            assertThat(isGood(changed)).as("byte %d as %d", at, other).isFalse();
        }
    }

    private boolean isGood(byte[] bytes) throws IOException {
        Examination examination = new Examination(book.keys(), Witness.none());
        examination.of(new ByteArrayInputStream(bytes));
        Findings findings = examination.findings();
        return findings.isEmpty();
    }
}
