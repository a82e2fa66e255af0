package org.pontis.idp.keycloak.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.RealmModel;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.ledger.note.Belief;
import org.pontis.idp.ledger.note.Checkpoint;
import org.pontis.idp.ledger.note.Keys;
import org.pontis.idp.ledger.note.NamedKey;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.tree.Hash;

import static java.lang.reflect.Proxy.newProxyInstance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LedgerKeysTest {

    private static final Instant CHANGE = Instant.parse("2030-01-31T00:00:00Z");
    private static final Instant END = Instant.parse("2031-01-31T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void eachKeySignsInItsTimeAndAllArePublished() throws Exception {
        LedgerKeys keys = keys(both("old") + ", " + both("new") + "@" + CHANGE);
        Keys published = keys.published(realm());
        assertThat(published.all()).hasSize(2);
        assertThat(published.of(keys.sign(at(keys, CHANGE.minusMillis(1))))).isEqualTo(Belief.GOOD);
        assertThat(published.of(keys.sign(at(keys, CHANGE)))).isEqualTo(Belief.GOOD);
        assertThat(keys.sign(at(keys, CHANGE)).signatures().getFirst().key())
                .isNotEqualTo(keys.sign(at(keys, CHANGE.minusMillis(1)))
                        .signatures()
                        .getFirst()
                        .key());
    }

    @Test
    void aKeyOfBeforeNeedsNoPrivateHalf() throws Exception {
        Path old = folder.resolve("old.pem");
        Files.writeString(old, pem("PUBLIC", pair().getPublic().getEncoded()));
        LedgerKeys keys = keys(old + "," + both("new") + "@2020-01-01T00:00:00Z");
        assertThat(keys.published(realm()).of(keys.sign(at(keys, Instant.now()))))
                .isEqualTo(Belief.GOOD);
    }

    @Test
    void theNameIsTheServersUnlessItHasAnother() throws Exception {
        String key = both("one").toString();
        assertThat(keys(key).origin(realm()).text()).isEqualTo("broker.example:8443/realms/es/ledger");
        assertThat(LedgerKeys.from(settings(Map.of("ledger-key", key, "ledger-name", "pontis")), Optional.empty())
                        .origin(realm())
                        .text())
                .isEqualTo("pontis/realms/es/ledger");
        assertThatThrownBy(() -> LedgerKeys.from(settings(Map.of("ledger-key", key)), Optional.empty()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("ledger-name");
    }

    @Test
    void whatWasSignedUnderAFormerNameCanBeCheckedUntilItsEnd() throws Exception {
        String files = both("old") + ", " + both("new") + "@" + CHANGE;
        LedgerKeys before = keys(files);
        LedgerKeys after = LedgerKeys.from(
                settings(Map.of(
                        "ledger-key",
                        files,
                        "ledger-name",
                        "pontis",
                        "ledger-former-names",
                        "first.example@2027-01-01T00:00:00Z, broker.example:8443@" + END)),
                Optional.empty());
        Keys published = Keys.read(after.published(realm()).json());
        assertThat(published.all())
                .extracting(NamedKey::name)
                .containsExactly(
                        "pontis/realms/es/ledger",
                        "pontis/realms/es/ledger",
                        "first.example/realms/es/ledger",
                        "broker.example:8443/realms/es/ledger",
                        "broker.example:8443/realms/es/ledger");
        for (Instant time : List.of(CHANGE.minusMillis(1), CHANGE, END.minusMillis(1))) {
            Note old = before.sign(at(before, time));
            assertThat(published.of(old)).isEqualTo(Belief.GOOD);
            assertThat(published.today(old.checkpoint()).origin()).isEqualTo(after.origin(realm()));
        }
        assertThat(published.of(before.sign(at(before, END)))).isEqualTo(Belief.KEY_OUT_OF_TIME);
        assertThat(published.of(after.sign(at(after, END)))).isEqualTo(Belief.GOOD);
    }

    @Test
    void aRealmSaysWhatItWasCalled() throws Exception {
        LedgerKeys keys = LedgerKeys.from(
                settings(Map.of(
                        "ledger-key",
                        both("one").toString(),
                        "ledger-name",
                        "pontis",
                        "ledger-former-names",
                        "a@" + END)),
                Optional.empty());
        assertThat(keys.published(realm("b/realms/spain/ledger@" + END)).all())
                .extracting(NamedKey::name)
                .containsExactly("pontis/realms/es/ledger", "b/realms/spain/ledger");
        assertThat(keys.published(realm("nonsense")).all())
                .as("what cannot be read is the server's")
                .extracting(NamedKey::name)
                .containsExactly("pontis/realms/es/ledger", "a/realms/es/ledger");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "@2030-01-31T00:00:00Z",
                "a@soon",
                "a@2030-01-31T00:00:00Z,",
                "a/b@2030-01-31T00:00:00Z",
                "a/realms/es/ledger@2030-01-31T00:00:00Z"
            })
    void aFormerNameThatCannotBeStopsTheStart(String setting) throws Exception {
        String key = both("one").toString();
        assertThatThrownBy(() -> LedgerKeys.from(
                        settings(Map.of("ledger-key", key, "ledger-former-names", setting)),
                        Optional.of("now.example")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("x-ledger-former-names");
    }

    @Test
    void whatCannotBeStopsTheStartWithASentence() throws Exception {
        assertThatThrownBy(() -> LedgerKeys.from(settings(Map.of()), Optional.empty()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("x-ledger-key is not set");
        refused("/no/such/file", "cannot be read");
        Path other = folder.resolve("other.pem");
        Files.writeString(other, pem("PRIVATE", pair().getPrivate().getEncoded()));
        refused(other.toString(), "has no public key");
        Files.writeString(
                other,
                pem("PRIVATE", pair().getPrivate().getEncoded())
                        + pem("PUBLIC", pair().getPublic().getEncoded()));
        refused(other.toString(), "are not a pair");
        Files.writeString(other, pem("PUBLIC", new byte[] {1, 2, 3}));
        refused(other.toString(), "no keys of Ed25519");
        refused(both("a") + "," + both("b"), "a later time");
        refused(both("a") + "," + both("b") + "@soon", "is no time");
    }

    private void refused(String setting, String sentence) {
        assertThatThrownBy(() -> keys(setting))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(sentence);
    }

    private static LedgerKeys keys(String setting) {
        return LedgerKeys.from(settings(Map.of("ledger-key", setting)), Optional.of("https://broker.example:8443"));
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings("x-", values::get);
    }

    private static Checkpoint at(LedgerKeys keys, Instant time) {
        return new Checkpoint(keys.origin(realm()), 0, Hash.EMPTY, time);
    }

    private Path both(String name) throws IOException, NoSuchAlgorithmException {
        KeyPair pair = pair();
        Path file = folder.resolve(name + ".pem");
        Files.writeString(
                file,
                pem("PRIVATE", pair.getPrivate().getEncoded())
                        + pem("PUBLIC", pair.getPublic().getEncoded()));
        return file;
    }

    private static KeyPair pair() throws NoSuchAlgorithmException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + " KEY-----\n" + Base64.getEncoder().encodeToString(der) + "\n-----END " + what
                + " KEY-----\n";
    }

    private static RealmModel realm() {
        return realm(null);
    }

    private static RealmModel realm(String formerNames) {
        return (RealmModel) newProxyInstance(
                RealmModel.class.getClassLoader(),
                new Class<?>[] {RealmModel.class},
                (self, method, arguments) -> method.getName().equals("getAttribute") ? formerNames : "es");
    }
}
