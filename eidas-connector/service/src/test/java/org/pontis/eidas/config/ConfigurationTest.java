package org.pontis.eidas.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.connector.CountryRules.Scoping;
import org.pontis.eidas.flow.proxy.IdentifierPolicy;
import org.pontis.eidas.metadata.Source;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConfigurationTest {

    private static final Path PAGE = Path.of("../../docs/eidas-configuration.md");
    private static final NodeCountry EE = new NodeCountry("EE");
    private static final String SECRET = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final Map<String, String> properties = new HashMap<>(Map.ofEntries(
            entry("country", "ES"),
            entry("address", "https://eidas.example.es"),
            entry("exchange-log", "/var/log/pontis/exchanges.log"),
            entry("operator.name", "SGAD"),
            entry("operator.site", "https://sgad.example.es/"),
            entry("operator.support-email", "support@sgad.example.es"),
            entry("operator.technical-email", "technical@sgad.example.es"),
            entry("connector.keys.store", "/etc/pontis/connector.p12"),
            entry("connector.keys.password", "changeit"),
            entry("connector.keys.encryption", "encryption"),
            entry("connector.subject-secret", SECRET),
            entry("connector.client.redirect-uris", "https://broker.example.es/endpoint"),
            entry("connector.client.jwks", "https://broker.example.es/jwks")));
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void whatIsNotSetHasItsDefault() {
        Configuration read = read();
        assertThat(read.country()).isEqualTo(new NodeCountry("ES"));
        assertThat(read.listenPort()).isEqualTo(8181);
        assertThat(read.time().skew()).isEqualTo(Duration.ofSeconds(60));
        assertThat(read.connector().orElseThrow().keys().kind()).isEqualTo(KeySettings.Kind.PKCS12);
        assertThat(read.proxy()).isEmpty();
        assertThat(read.cluster()).isEmpty();
        assertThat(read.peer()).isEmpty();
        assertThat(read.at("/connector/metadata")).isEqualTo("https://eidas.example.es/connector/metadata");
    }

    @Test
    void theEnvironmentWins() {
        environment.put("EIDAS_LISTEN_PORT", "9000");
        environment.put("EIDAS_PEER_EE_SERVICE", "https://ee.example/metadata");
        environment.put("EIDAS_PEER_EE_ANCHORS", "/etc/pontis/ee.pem");
        environment.put("PATH", "/usr/bin");
        properties.put("listen-port", "8000");
        properties.put("peer.EE.scoping", "never");
        Configuration read = read();
        assertThat(read.listenPort()).isEqualTo(9000);
        assertThat(read.peer().get(EE).rules().scoping()).isEqualTo(Scoping.NEVER);
        assertThat(read.peer().get(EE).rules().ceiling()).isEqualTo(LevelOfAssurance.HIGH);
    }

    @Test
    void everyMistakeIsASentence() {
        properties.remove("address");
        properties.put("listen-port", "many");
        properties.put("time.skew", "a minute");
        properties.put("conector.sp-type", "public");
        properties.put("connector.sp-type", "Public");
        environment.put("EIDAS_COUNTY", "ES");
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSetting.class)
                .hasMessage(
                        "The setting address is missing; it should be an address such as https://example.org/path.\n"
                                + "The setting listen-port is \"many\"; it should be a whole number.\n"
                                + "The setting time.skew is \"a minute\"; it should be a duration such as PT5M.\n"
                                + "The setting connector.sp-type is \"Public\"; it should be one of public, private.\n"
                                + "There is no setting EIDAS_COUNTY.\n"
                                + "There is no setting conector.sp-type.");
    }

    @Test
    void whatDoesNotFitTogetherIsSaidToo() {
        assertMistake(Map.of("address", "http://eidas.example.es"), "The setting address begins with https (IA 6.4).");
        assertMistake(
                Map.of("peer.EE.anchors", "/x.pem"), "In peer.EE.*: A country has a service, a connector, or both.");
        assertMistake(
                Map.of("peer.ES.anchors", "/x.pem", "peer.ES.service", "https://es.example/m"),
                "Our own country ES is not a peer.");
        assertMistake(
                Map.of("time.skew", "-PT1M", "time.message-age", "PT1M"), "In time.*: Time limits are not negative.");
        assertMistake(Map.of("time.patience", "PT2H"), "In time.*: patience is PT1H at most.");
        assertMistake(Map.of("time.message-age", "PT31M"), "In time.*: message-age is PT30M at most.");
        assertMistake(Map.of("time.validity", "PT61M"), "In time.*: validity is PT1H at most.");
        assertMistake(Map.of("time.longest-validity", "P2D"), "In time.*: longest-validity is PT24H at most.");
        assertMistake(Map.of("client-address", "X Forwarded"), "The setting client-address is the name of a header.");
        assertThatThrownBy(() -> {
                    properties.put("memory", "100");
                    read();
                })
                .hasMessageContaining("The setting memory is 256 at least");
        properties.remove("memory");
        assertMistake(
                Map.of(
                        "peer.GR.anchors", "/x.pem",
                        "peer.GR.service", "https://gr.example/m",
                        "peer.EL.anchors", "/x.pem",
                        "peer.EL.service", "https://gr.example/m"),
                "The settings peer.GR.* are those of EL, which is set up under another code, too.");
        assertMistake(
                Map.of("connector.client.redirect-uris", ""),
                "In connector.client.*: redirect-uris names at least one address.");
        assertMistake(
                Map.of("connector.subject-secret", "c2hvcnQ="),
                "In connector.*: The secret for pairwise subjects has at least 32 bytes.");
        assertMistake(
                Map.of("connector.keys.encryption", ""),
                "In connector.*: keys.encryption is missing: it names the key that other countries encrypt to, and without it none"
                        + " can tell us of its citizens (IA 3.2.2).");
        assertMistake(
                Map.of("cluster.here", "127.0.0.1:7800", "cluster.members", "127.0.0.1:7800, 192.0.2.7:7800"),
                "In cluster.*: Nodes on several machines need TLS between them.");
    }

    @Test
    void identifiersAreDerivedUnlessTheOperatorWantsThemPlain() {
        proxy();
        assertMistake(Map.of(), "In proxy.*: Derived identifiers need identifier-secret.");
        assertMistake(
                Map.of("proxy.identifier-secret", "c2hvcnQ="),
                "In proxy.*: The secret of the identifiers has 32 bytes or more.");
        assertMistake(Map.of("proxy.identifier-secret", "%"), "In proxy.*: identifier-secret is not Base64.");
        properties.put("proxy.identifier-secret", SECRET);
        assertThat(read().proxy().orElseThrow().identifiers()).isInstanceOf(IdentifierPolicy.Derived.class);
        properties.put("proxy.identifier", "plain");
        assertThat(read().proxy().orElseThrow().identifiers()).isEqualTo(new IdentifierPolicy.Plain());
    }

    @Test
    void privatePartiesAreAnsweredWhereThatIsWanted() {
        proxy();
        properties.put("proxy.identifier-secret", SECRET);
        assertThat(read().proxy().orElseThrow().admitted().admits(EE)).isFalse();
        assertMistake(
                Map.of("proxy.private-parties", "some"),
                "In proxy.*: private-countries is set if, and only if, private-parties is some.");
        properties.put("proxy.private-parties", "some");
        properties.put("proxy.private-countries", "EE, LV");
        assertThat(read().proxy().orElseThrow().admitted().admits(EE)).isTrue();
        assertThat(read().proxy().orElseThrow().admitted().admits(new NodeCountry("FR")))
                .isFalse();
    }

    @Test
    void aPublishedListMaySayWhereTheMetadataOfACountryIs() {
        Path certificate = Vectors.path(Vectors.CAPTURED + "keys/proxy-metadata-ec-p256.crt.pem");
        properties.putAll(Map.of(
                "peer.EE.service",
                "https://ee.example/metadata",
                "peer.EE.list",
                "https://list.example/mdsl.xml",
                "peer.EE.list-signer",
                certificate.toString(),
                "peer.EE.anchors",
                certificate.toString()));
        assertThat(read().peer().get(EE).nodes(EE)).singleElement().satisfies(node -> {
            assertThat(node.entityId()).isEqualTo("https://ee.example/metadata");
            assertThat(node.source())
                    .isEqualTo(new Source.Listed(
                            URI.create("https://list.example/mdsl.xml"),
                            Optional.of(Vectors.certificate("proxy-metadata-ec-p256"))));
        });
        properties.remove("peer.EE.list");
        assertThatThrownBy(this::read).hasMessage("In peer.EE.*: list-signer is there for list.");
    }

    @Test
    void theBrokerMayHaveMoreThanTheMinimum() {
        proxy();
        properties.put("proxy.identifier-secret", SECRET);
        properties.put("proxy.attributes", "Gender, PlaceOfBirth, EmailAddress");
        assertThat(read().proxy().orElseThrow().claims().names().values())
                .contains("person_identifier", "gender", "place_of_birth", "email");
        assertMistake(
                Map.of("proxy.attributes", "CurrentAddress"),
                "In proxy.*: attributes names CurrentAddress, which is no optional attribute of a natural person that is a single"
                        + " text.");
    }

    @Test
    void bothBrokersAreCalledByDefaultAsRealmConfigCallsThem() throws IOException {
        proxy();
        properties.put("proxy.identifier-secret", SECRET);
        Path realm = Path.of("../../realm-config/src/main/resources/org/pontis/realm");
        assertThat(realm.resolve("eidas.json"))
                .content()
                .contains("\"clientId\": \""
                        + read().connector().orElseThrow().client().id() + "\"");
        assertThat(realm.resolve("es/portals/eidas-proxy-service.yaml"))
                .content()
                .contains("portal: " + read().proxy().orElseThrow().broker().clientId() + "\n");
    }

    @Test
    void aSchemeThatWasNotNotifiedSaysSo() {
        proxy();
        properties.put("proxy.identifier-secret", SECRET);
        properties.put("proxy.levels", "low");
        properties.put("proxy.notified", "false");
        assertThat(read().proxy().orElseThrow().grantedLevels().values())
                .extracting(level -> level.uri())
                .containsExactly("http://eidas.europa.eu/NotNotified/LoA/low");
    }

    @Test
    void aSecretMayStandInAFileAndIsNeverShown(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "from a file\n");
        properties.put("connector.keys.password", "file:" + file);
        Configuration read = read();
        assertThat(read.connector().orElseThrow().keys().password().chars())
                .containsExactly("from a file".toCharArray());
        assertThat(read.toString()).doesNotContain("from a file");
        assertMistake(
                Map.of("connector.keys.password", "file:" + folder.resolve("none")),
                "The setting connector.keys.password names a file that cannot be read.");
    }

    @Test
    void aFileIsReadAsItStands(@TempDir Path folder) throws IOException {
        StringBuilder text = new StringBuilder("# ours\n");
        properties.forEach(
                (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        text.append("operator.display-name = Secretaría General\n");
        Path file = Files.writeString(folder.resolve("eidas.properties"), text);
        assertThat(Configuration.read(file, environment).operator().displayName())
                .contains("Secretaría General");
        assertThatThrownBy(() -> Configuration.read(folder.resolve("none"), environment))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("cannot be read");
    }

    /** To write it anew: run this test with the system property {@code pontis.docs=write}. */
    @Test
    void theOperatorsPageIsUpToDate() throws IOException {
        if (System.getProperty("pontis.docs", "").equals("write")) {
            Files.writeString(PAGE, Documentation.page());
        }
        assertThat(PAGE)
                .as("docs/eidas-configuration.md is stale; write it with -Dpontis.docs=write")
                .content()
                .isEqualTo(Documentation.page());
    }

    private void proxy() {
        properties.putAll(Map.of(
                "proxy.keys.store", "/etc/pontis/proxy.p12",
                "proxy.keys.password", "changeit",
                "proxy.broker.issuer", "https://broker.example.es/realms/es"));
    }

    private Configuration read() {
        return Reader.read(Configuration.class, properties, environment);
    }

    private void assertMistake(Map<String, String> more, String sentence) {
        Map<String, String> all = new HashMap<>(properties);
        all.putAll(more);
        assertThatThrownBy(() -> Reader.read(Configuration.class, all, environment))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage(sentence);
    }
}
