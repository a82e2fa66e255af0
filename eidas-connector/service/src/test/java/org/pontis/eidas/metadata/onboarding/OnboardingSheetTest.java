package org.pontis.eidas.metadata.onboarding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.keys.NodeKeys;
import org.pontis.eidas.metadata.Fingerprint;
import org.pontis.eidas.metadata.OwnMetadata;
import org.pontis.eidas.metadata.OwnNode;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.metadata.Offer;
import org.pontis.eidas.saml.metadata.Operator;
import org.pontis.eidas.saml.metadata.Operator.Contact;

import static org.assertj.core.api.Assertions.assertThat;

class OnboardingSheetTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final NodeCountry ES = new NodeCountry("ES");
    private static final Operator OPERATOR = new Operator(
            Optional.of(new Operator.Organization("SGAD", "Secretaría <General>", "https://sgad.example.es/")),
            List.of(Contact.desk("technical", "SGAD", "mailto:technical@sgad.example.es")));

    private final TestKey metadata = TestKey.ec("P-256");
    private final TestKey signing = TestKey.ec("P-256");
    private final TestKey next = TestKey.ec("P-256");
    private final TestKey encryption = TestKey.ec("P-256");
    private final TestKey server = TestKey.ec("P-256");
    private final OnboardingSheet sheet =
            new OnboardingSheet(List.of(connector(), service()), Optional.of(server.certificate()), NOW);

    @Test
    void everyAddressAndFingerprintIsThere() {
        assertThat(sheet.markdown())
                .contains("`https://eidas.example.es/connector/metadata`")
                .contains("`https://eidas.example.es/connector/acs`")
                .contains("`https://eidas.example.es/proxy/metadata`")
                .contains("`https://eidas.example.es/proxy/sso`")
                .contains(Fingerprint.of(metadata.certificate()))
                .contains(Fingerprint.of(signing.certificate()))
                .contains("message signing, next | CN=test")
                .contains(Fingerprint.of(next.certificate()))
                .contains(Fingerprint.of(encryption.certificate()))
                .contains("technical@sgad.example.es")
                .contains("sha256-rsa-MGF1")
                .contains("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void whatIsToBeSavedHasTheNameThatTheCommandsUse() {
        assertThat(sheet.markdown())
                .contains("Save as `our-connector-metadata.pem` and as `our-proxy-service-metadata.pem`:")
                .contains("-file our-connector-metadata.pem -keystore")
                .contains("-file our-proxy-service-metadata.pem -keystore");
    }

    @Test
    void theWebServersCertificateTheVersionsAndTheLevelsAreThere() {
        assertThat(sheet.markdown())
                .contains("web server | TLS, of CN=test")
                .contains(Fingerprint.of(server.certificate()))
                .contains("Proxy-Service | protocol versions | 1.4, 1.3, 1.2")
                .contains("Proxy-Service | levels of assurance | `http://eidas.europa.eu/LoA/high`")
                .doesNotContain("ends in front of the node");
        assertThat(new OnboardingSheet(List.of(service()), Optional.empty(), NOW).markdown())
                .contains("Our TLS ends in front of the node");
    }

    @Test
    void theFilesOfTheCommissionsNodeAreNamedWithWhatGoesIntoThem() {
        assertThat(sheet.markdown())
                .contains("`connector/eidas.xml`")
                .contains("<entry key=\"serviceK.id\">ES</entry>")
                .contains("<entry key=\"serviceK.metadata.url\">https://eidas.example.es/proxy/metadata</entry>")
                .contains("`connector/metadata/MetadataFetcher_Connector.properties`: append"
                        + " `;https://eidas.example.es/proxy/metadata`")
                .contains("`proxy/metadata/MetadataFetcher_Service.properties`: append"
                        + " `;https://eidas.example.es/connector/metadata`")
                .contains("`connector/keystore/trust.p12`")
                .contains("`proxy/keystore/trust.p12`")
                .contains("`EncryptTo.ES`");
    }

    /** What is ours to type stands in both; the numbers and names of a country do not. */
    @Test
    void thePageForOurOwnOperatorsSaysTheSame() throws IOException {
        String page = Files.readString(Path.of("../../docs/eidas-interop.md"));
        assertThat(List.of(
                        "connector/eidas.xml",
                        "service.number",
                        "serviceK.id",
                        "serviceK.name",
                        "serviceK.metadata.url",
                        "serviceK.skew.notbefore",
                        "serviceK.skew.notonorafter",
                        "-60000",
                        "60000",
                        "connector/metadata/MetadataFetcher_Connector.properties",
                        "proxy/metadata/MetadataFetcher_Service.properties",
                        "metadata.location.whitelist",
                        "connector/keystore/trust.p12",
                        "proxy/keystore/trust.p12",
                        "SignModule_Connector_EC.xml",
                        "proxy/encryptionConf.xml",
                        "response.encryption.mandatory",
                        "keytool -importcert -alias",
                        "-file our-proxy-service-metadata.pem -keystore trust.p12 -storetype PKCS12"))
                .allSatisfy(words -> {
                    assertThat(sheet.markdown()).contains(words);
                    assertThat(page).contains(words);
                });
    }

    @Test
    void asHtmlItStandsAloneAndNothingInItIsMarkup() {
        assertThat(sheet.html())
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"en\">")
                .contains("Secretaría &lt;General&gt;")
                .contains("<code>https://eidas.example.es/proxy/metadata</code>")
                .contains("&lt;entry key=&quot;serviceK.id&quot;&gt;ES")
                .doesNotContain("<script")
                .doesNotContain("`");
    }

    @Test
    void aNodeWithOneRoleTellsOnlyOfThatOne() {
        assertThat(new OnboardingSheet(List.of(service()), Optional.empty(), NOW).markdown())
                .contains("connector/eidas.xml")
                .doesNotContain("MetadataFetcher_Service.properties");
    }

    private OwnMetadata connector() {
        return own(
                OwnNode.connector(
                        ES,
                        "https://eidas.example.es/connector/metadata",
                        "https://eidas.example.es/connector/acs",
                        new Offer.Connector(Optional.empty()),
                        OPERATOR),
                new NodeKeys(
                        key(signing),
                        Optional.of(key(next)),
                        Optional.of(key(encryption)),
                        Optional.empty(),
                        key(metadata)));
    }

    private OwnMetadata service() {
        return own(
                OwnNode.proxyService(
                        ES,
                        "https://eidas.example.es/proxy/metadata",
                        "https://eidas.example.es/proxy/sso",
                        new Offer.ProxyService(Set.of("http://eidas.europa.eu/LoA/high"), Set.of(), false),
                        OPERATOR),
                new NodeKeys(key(signing), Optional.empty(), Optional.empty(), Optional.empty(), key(metadata)));
    }

    private static OwnMetadata own(OwnNode node, NodeKeys keys) {
        return new OwnMetadata(node, () -> keys, OwnMetadata.VALIDITY, InstantSource.fixed(NOW));
    }

    private static CertifiedKey key(TestKey key) {
        return new CertifiedKey(key.secret(), key.certificate());
    }
}
