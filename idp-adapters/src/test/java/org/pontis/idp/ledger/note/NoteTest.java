package org.pontis.idp.ledger.note;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.tree.Hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NoteTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:50:51.123Z");

    private final Origin origin = new Origin("login.example.org", "es");
    private final Checkpoint checkpoint = new Checkpoint(origin, 7, Hash.ofLeaf(new byte[] {1}), NOW);
    private final Signer ledger = TestKeys.signer(origin.text());
    private final Signer witness = TestKeys.signer("witness.example.net");

    @Test
    void aNoteIsReadBack() throws Malformed {
        Note note = ledger.sign(checkpoint).with(witness.sign(checkpoint));
        assertThat(note.text())
                .startsWith("login.example.org/realms/es/ledger\n7\n" + checkpoint.root()
                        + "\ntime 2026-11-23T01:50:51.123Z\n\n\u2014 login.example.org/realms/es/ledger ")
                .endsWith("\n");
        Note read = Note.read(note.text());
        assertThat(read.checkpoint()).isEqualTo(checkpoint);
        assertThat(read.signatures()).hasSize(2);
        assertThat(TestKeys.trusting(ledger, witness).of(read)).isEqualTo(Belief.GOOD);
    }

    @Test
    void onlyTheLedgersOwnKeyMakesItGood() {
        Note note = ledger.sign(checkpoint);
        assertThat(TestKeys.trusting(ledger).of(note)).isEqualTo(Belief.GOOD);
        assertThat(TestKeys.trusting().of(note)).isEqualTo(Belief.UNKNOWN_KEY);
        assertThat(TestKeys.trusting(TestKeys.signer(origin.text())).of(note)).isEqualTo(Belief.UNKNOWN_KEY);
        assertThat(TestKeys.trusting(ledger, witness).of(witness.sign(checkpoint)))
                .isEqualTo(Belief.UNKNOWN_KEY);
    }

    @Test
    void aSignatureUnderSomethingElseIsBad() {
        Checkpoint other = new Checkpoint(origin, 8, checkpoint.root(), NOW);
        Note forged = new Note(other, ledger.sign(checkpoint).signatures());
        assertThat(TestKeys.trusting(ledger).of(forged)).isEqualTo(Belief.BAD_SIGNATURE);
        Note halfForged =
                ledger.sign(other).with(new Note(other, witness.sign(checkpoint).signatures()));
        assertThat(TestKeys.trusting(ledger).of(halfForged)).isEqualTo(Belief.GOOD);
        assertThat(TestKeys.trusting(ledger, witness).of(halfForged)).isEqualTo(Belief.BAD_SIGNATURE);
    }

    @Test
    void aKeyIsGoodForItsTime() throws Malformed {
        Note note = ledger.sign(checkpoint);
        assertThat(keys(NOW.minusSeconds(1), NOW.plusMillis(1)).of(note)).isEqualTo(Belief.GOOD);
        assertThat(keys(NOW.minusSeconds(1), NOW).of(note)).isEqualTo(Belief.KEY_OUT_OF_TIME);
        assertThat(keys(NOW.plusMillis(1), NOW.plusSeconds(1)).of(note)).isEqualTo(Belief.KEY_OUT_OF_TIME);
        assertThat(Keys.read(keys(NOW, NOW.plusSeconds(1)).json() + "\n").of(note))
                .isEqualTo(Belief.GOOD);
    }

    @Test
    void aKeyWithTheIdOfAnotherIsRefused() {
        String json = TestKeys.trusting(ledger).json();
        String id = TestKeys.key(ledger).id().hex();
        assertThatThrownBy(() -> Keys.read(json.replace(id, id.equals("00000000") ? "00000001" : "00000000")))
                .isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "a realm", "ñ/%", "+"})
    void anOriginNamesAnyRealm(String realm) throws Malformed {
        Origin strange = new Origin("localhost:8080", realm);
        assertThat(Origin.read(strange.text())).isEqualTo(strange);
        assertThat(strange.text()).doesNotContain(" ").doesNotContain("+");
    }

    @Test
    void anotherSpellingOfANoteIsRefused() {
        String text = ledger.sign(checkpoint).text();
        for (String other : List.of(
                text + "\n",
                text.substring(0, text.length() - 1),
                "\n" + text,
                text.replace("\n7\n", "\n07\n"),
                text.replace("\n7\n", "\n-7\n"),
                text.replace("\n7\n", "\r\n7\r\n"),
                text.replace("time", "Time"),
                text.replace("\n\n", "\nmore\n\n"),
                text.replace("\u2014 ", "- "),
                text.replace("\n\n", "\n"),
                checkpoint.text() + "\n")) {
            assertThatThrownBy(() -> Note.read(other)).isInstanceOf(Malformed.class);
        }
    }

    private Keys keys(Instant from, Instant until) {
        return new Keys(List.of(new NamedKey(ledger.name(), ledger.key(), from, Optional.of(until))));
    }
}
