package org.pontis.sandbox.e2e.attack.eidas;

import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.metadata.AnchorFile;
import org.pontis.eidas.metadata.Anchors;
import org.pontis.eidas.metadata.Health;
import org.pontis.eidas.metadata.Limits;
import org.pontis.eidas.metadata.Peer;
import org.pontis.eidas.metadata.Peers;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Role;
import org.pontis.sandbox.ca.Keys;
import org.pontis.sandbox.e2e.attack.UnderAttack;
import org.pontis.sandbox.foreign.CountryKeys;
import org.pontis.sandbox.foreign.ForeignCountry;
import org.pontis.sandbox.foreign.Misdeed;
import org.pontis.sandbox.foreign.Misdeeds;
import org.pontis.sandbox.foreign.Pen;
import org.pontis.sandbox.foreign.Xml;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;

/** Part E of the catalogue: metadata that must not be believed, where good metadata was before and where none was. */
@UnderAttack
class MetadataIT {

    private ForeignCountry abroad;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        abroad = ForeignCountry.start("CB");
    }

    @AfterEach
    void stop() {
        abroad.close();
    }

    @Test
    @DisplayName("E1 metadata that has ended, or never ends, is none")
    void validity() {
        refused("VALID_UNTIL", "expired");
        refused("VALID_UNTIL", "endless");
    }

    @Test
    @DisplayName("E2 older metadata does not take the place of newer, however valid")
    void rollback() {
        try (Peers peers = peers()) {
            peers.renew();
            played("rolled-back", () -> {
                peers.renew();
                assertTrouble(peers, "NO_ROLLBACK");
                assertThat(usable(peers)).hasSize(2);
            });
        }
    }

    @Test
    @DisplayName("E3, E13 metadata of another entity or country is none")
    void poisoning() {
        refused("ENTITY_ID", "wrong-entity");
        refused("NODE_COUNTRY", "wrong-country");
        // who answers at the address that we know shows somebody else's, signed by that somebody
        try (ForeignCountry other = ForeignCountry.start("CC");
                Peers peers = Peers.of(
                        List.of(Peer.at(abroad.country(), Role.PROXY_SERVICE, other.service(), anchors(other))),
                        Peers.Setup.of(Limits.SANDBOX))) {
            peers.renew();
            assertTrouble(peers, "NODE_COUNTRY");
            assertThat(usable(peers)).isEmpty();
        }
    }

    @Test
    @DisplayName("E4, F1–F3, F11 metadata is signed by its anchor, and not by who looks like it")
    void signature() {
        refused("SIGNED", "unsigned");
        refused("SIGNED", "changed");
        refused("SIGNED", "sha1");
        refused("TRUST_PATH", "stranger");
        refused("SIGNED", "stranger-with-right-certificate");
        // the key of its messages is not the key of its metadata
        refused("TRUST_PATH", "signing-key");
        CertifiedKey lookAlike = CountryKeys.certified(
                Keys.ec(),
                abroad.keys().metadata().certificate().getSubjectX500Principal().getName());
        refusedChange("TRUST_PATH", (recipe, scene) -> recipe.pen(Pen.of(lookAlike)));
    }

    @Test
    @DisplayName("B36 what wraps messages wraps no metadata either")
    void wrapped() {
        Stream.of("in-signature", "before-signature", "first", "last", "in-extensions", "in-object", "same-id")
                .forEach(shape -> refusedAs(List.of("WELL_FORMED", "SIGNED"), "wrapped-" + shape));
    }

    @Test
    @DisplayName("A1–A12 metadata is no less carefully read than a message")
    void xml() {
        for (String what :
                List.of("doctype", "external-entity", "laughs", "comment", "instruction", "deep", "utf16", "xml-1-1")) {
            refused("WELL_FORMED", what);
        }
        refused("REACHABLE", "large");
    }

    @Test
    @DisplayName("E6, E7 while a node is away or talks nonsense, what it said last is good until its end")
    void lastGood() {
        try (Peers peers = peers()) {
            peers.renew();
            for (String fault : List.of("eidas-down", "eidas-garbage")) {
                abroad.faults().play(fault, Map.of());
                peers.renew();
                assertThat(usable(peers)).hasSize(2);
                assertThat(peers.health()).allMatch(health -> health.trouble().isPresent());
                abroad.faults().stopAll();
            }
        }
    }

    @Test
    @DisplayName("E8 a new key takes effect with the metadata that names it, and the old one goes with it")
    void rollover() {
        try (Peers peers = peers()) {
            peers.renew();
            assertThat(signing(peers)).containsOnly(abroad.keys().signing().certificate());
            played("changed-keys", () -> {
                peers.renew();
                assertThat(signing(peers)).containsOnly(abroad.keys().stranger().certificate());
            });
        }
    }

    @Test
    @DisplayName("E9 a key without a use is no reason to believe unsigned metadata")
    void withoutUse() {
        refusedChange("SIGNED", (recipe, scene) -> recipe.content(
                        document -> Xml.first(document, "KeyDescriptor").removeAttribute("use"))
                .unsigned());
    }

    @Test
    @DisplayName("E14, B29, C18 keys are for what they are said to be, and strong enough for it")
    void keys() {
        refused("KEY_STRENGTH", "weak-key");
        CertifiedKey weak = CountryKeys.certified(Keys.rsa(2_048), "CN=weak");
        refusedChange(
                "KEY_STRENGTH",
                (recipe, scene) -> recipe.content(document -> {
                    List<Element> certificates = new ArrayList<>(Xml.all(document.getDocumentElement()));
                    certificates.removeIf(element -> !element.getLocalName().equals("X509Certificate"));
                    certificates.getLast().setTextContent(base64(weak));
                }));
        try (Peers peers = peers()) {
            played("swapped-keys", () -> {
                peers.renew();
                // what is said to encrypt with signs nothing
                assertThat(signing(peers))
                        .containsOnly(abroad.keys().encryption().certificate());
            });
        }
    }

    private void refused(String rule, String misdeed) {
        refusedAs(List.of(rule), misdeed);
    }

    private void refusedAs(List<String> rules, String misdeed) {
        refusedChange(rules, Misdeeds.named("eidas-metadata-" + misdeed).change());
    }

    private void refusedChange(String rule, Misdeed.Change change) {
        refusedChange(List.of(rule), change);
    }

    /** Whoever has nothing yet has nothing afterwards, and whoever has something good keeps that. */
    private void refusedChange(List<String> rules, Misdeed.Change change) {
        try (Peers fresh = peers();
                Peers peers = peers()) {
            peers.renew();
            List<NodeMetadata> before = usable(peers);
            abroad.publishing(change);
            fresh.renew();
            peers.renew();
            abroad.publishing(Misdeed.Change.NONE);

            assertThat(usable(fresh)).isEmpty();
            assertThat(before).hasSize(2);
            assertThat(usable(peers)).isEqualTo(before);
            assertThat(Stream.of(fresh, peers).flatMap(one -> one.health().stream()))
                    .allMatch(health -> rules.contains(rule(health)), "for " + rules);
        }
    }

    private void played(String misdeed, Runnable meanwhile) {
        abroad.plays(Misdeeds.named("eidas-metadata-" + misdeed));
        meanwhile.run();
        abroad.faults().stopAll();
    }

    private static void assertTrouble(Peers peers, String rule) {
        assertThat(peers.health()).allMatch(health -> rule(health).equals(rule), rule);
    }

    private static String rule(Health health) {
        return health.trouble().map(trouble -> trouble.rule().name()).orElse("none");
    }

    private static List<NodeMetadata> usable(Peers peers) {
        return Stream.of(Role.values()).flatMap(peers::nodes).toList();
    }

    private static Stream<X509Certificate> signing(Peers peers) {
        return usable(peers).stream().flatMap(node -> node.signingCertificates().stream());
    }

    private Peers peers() {
        Anchors anchors = anchors(abroad);
        return Peers.of(
                List.of(
                        Peer.at(abroad.country(), Role.PROXY_SERVICE, abroad.service(), anchors),
                        Peer.at(abroad.country(), Role.CONNECTOR, abroad.connector(), anchors)),
                Peers.Setup.of(Limits.SANDBOX));
    }

    private Anchors anchors(ForeignCountry country) {
        Path file = country.writeAnchor(folder.resolve(country.country() + ".pem"));
        return new Anchors(AnchorFile.read(file, new char[0]), Optional.empty());
    }

    private static String base64(CertifiedKey key) {
        try {
            return Base64.getEncoder().encodeToString(key.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
