package org.pontis.eidas.explain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.eidas.Vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Everything the Commission's node left, as an operator would look at it. */
class VectorsTest {

    private static final Path KEYS = Vectors.path(Vectors.CAPTURED + "keys");
    private static final Path STORE = Vectors.path(Vectors.REPOSITORY + "keystores/encryption-test.p12");

    @TempDir
    static Path opened;

    /** Their password is hashed a hundred thousand times, which once is enough. */
    @BeforeAll
    static void open() throws Exception {
        write(STORE, opened.resolve("keys.pem"));
        write(Vectors.path(Vectors.REPOSITORY + "keystores/keyStoreMetadata.p12"), opened.resolve("anchors.pem"));
    }

    private static void write(Path store, Path pem) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
        char[] password = "local-demo".toCharArray();
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password);
        }
        StringBuilder text = new StringBuilder();
        for (String alias : Collections.list(keys.aliases())) {
            if (keys.isKeyEntry(alias)) {
                text.append(pem("PRIVATE KEY", keys.getKey(alias, password).getEncoded()));
            }
            text.append(pem("CERTIFICATE", keys.getCertificate(alias).getEncoded()));
        }
        Files.writeString(pem, text);
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + what
                + "-----\n";
    }

    static List<String> responses() {
        return Vectors.named("Response.xml", Vectors.CAPTURED);
    }

    static Stream<String> metadata() {
        return Stream.of("ConnectorMetadata.xml", "ServiceMetadata.xml")
                .flatMap(name -> Vectors.named(name, Vectors.CAPTURED).stream());
    }

    @ParameterizedTest
    @MethodSource("responses")
    void withItsRequestAndBothMetadataEveryResponseIsInOrder(String response) throws IOException {
        Run run = explained(response, "AuthnRequest.xml", "../ConnectorMetadata.xml", "../ServiceMetadata.xml");

        assertThat(run.json())
                .allSatisfy(one ->
                        assertThat(one.get("ok").asBoolean()).as(one.toString()).isTrue());
        assertThat(run.json())
                .extracting(one -> one.get("kind").asText())
                .containsExactly("Response", "AuthnRequest", "Metadata", "Metadata");
        assertThat(run.status()).isZero();
        assertThat(run.errors()).isEmpty();
        assertThat(names(run)).isEqualTo(got(response));
    }

    @ParameterizedTest
    @MethodSource("responses")
    void withKeysAndCertificatesAloneTooEveryResponseIsInOrder(String response) throws IOException {
        Run run = explained(response);

        assertThat(run.failures()).isEmpty();
        assertThat(run.checks())
                .extracting(check -> check.get("id").asText())
                .contains("RSP-04")
                .doesNotContain("MSG-03");
        assertThat(run.status()).isZero();
        assertThat(names(run)).isEqualTo(got(response));
    }

    @ParameterizedTest
    @MethodSource("metadata")
    void everyMetadataIsInOrder(String metadata) {
        Run run = Run.of(List.of(Vectors.path(metadata), "--anchors", KEYS, "--json"));

        assertThat(run.failures()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "saml_ec_Brainpool_kw-aes128_encrypted_response",
                "saml_ec_Brainpool_kw-aes256_encrypted_response",
                "saml_ec_NistCurve_kw-aes128_encrypted_response",
                "saml_ec_NistCurve_kw-aes256_encrypted_response",
                "saml_rsa_rsa-oaep-mgf1p_encrypted_response",
                "saml_rsa_rsa-oaep_encrypted_response",
                "saml_rsa_rsa-oaep_encrypted_response_DEREncodedKeyValue"
            })
    void whatIsRefusedIsShownAllTheSame(String name) {
        Run run = repository(name);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.failures()).contains("MSG-01", "MSG-03");
        assertThat(run.failures().contains("RSP-06"))
                .as("SHA-1 inside OAEP is not allowed any more")
                .isEqualTo(name.contains("rsa"));
        assertThat(run.json().getFirst().at("/attributes/PersonIdentifier/0").asText())
                .contains("/");
        assertThat(run.json().getFirst().get("level").asText()).isEqualTo("http://eidas.europa.eu/LoA/low");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVALID_saml_rsa_rsa-oaep_encrypted_response_missing_keyInfo",
                "INVALID_saml_rsa_rsa-oaep_encrypted_response_missing_pubkey"
            })
    void whatDoesNotSayForWhomItIsIsNotOpened(String name) {
        Run run = repository(name);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.why("RSP-06")).startsWith("NOT_FOR_US");
        assertThat(run.why("MSG-01")).startsWith("COMMENT");
        assertThat(run.json().getFirst().get("attributes")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ServiceMetadata.xml, MD-20, INVALID_SIGNATURE",
        "EntityDescriptors5/ConnectorMetadata.xml, MD-20, INVALID_SIGNATURE",
        "ServiceMetadataWithRequesterId.xml, MD-02, no validUntil",
        "ServiceMetadataWithTwoSigningKeys.xml, MD-00, MIXED_CONTENT"
    })
    void metadataThatIsNotInOrderSaysWhy(String file, String check, String why) {
        Run run = Run.of(List.of(
                Vectors.path(Vectors.REPOSITORY + "metadata/" + file), "--at", "2019-10-04T13:15:12Z", "--json"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.why(check)).startsWith(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EntityDescriptors3/ConnectorMetadata.xml", "SignatureCheck/ServiceMetadata.xml"})
    void theTwoThatAreInOrderAre(String file) {
        Run run = Run.of(List.of(
                Vectors.path(Vectors.REPOSITORY + "metadata/" + file), "--at", "2019-10-04T13:15:12Z", "--json"));

        assertThat(run.failures()).isEmpty();
    }

    /**
     * All test data of the node's source tree, most of which was edited after it was signed. Anybody's metadata signing key of
     * its key stores is trusted here, so that what fails is the message's own fault.
     */
    @ParameterizedTest
    @CsvSource({
        "encrypted-assertions/ec-cert-encryptedAssertion, MSG-01 RSP-04 ATT-02, 6",
        "encrypted-assertions/rsa-cert-encryptedAssertion, MSG-01 RSP-04 RSP-06 ATT-02, 6",
        "encrypted-assertions/rsa-keyValues-encryptedAssertion, MSG-01 RSP-04 RSP-06, 0",
        "encrypted-assertions/rsa-unknowncert-encryptedAssertion, MSG-01 RSP-04 RSP-06, 0",
        "encrypted-responses/INVALID_saml_rsa_rsa-oaep_encrypted_response_missing_keyInfo, MSG-01 RSP-04 RSP-06, 0",
        "encrypted-responses/INVALID_saml_rsa_rsa-oaep_encrypted_response_missing_pubkey, MSG-01 RSP-04 RSP-06, 0",
        "encrypted-responses/saml_ec_Brainpool_kw-aes128_encrypted_response, MSG-01 RSP-04 ATT-02, 6",
        "encrypted-responses/saml_ec_Brainpool_kw-aes256_encrypted_response, MSG-01 RSP-04 ATT-02, 6",
        "encrypted-responses/saml_ec_NistCurve_kw-aes128_encrypted_response, MSG-01 RSP-04 ATT-02, 6",
        "encrypted-responses/saml_ec_NistCurve_kw-aes256_encrypted_response, MSG-01 RSP-04 ATT-02, 6",
        "encrypted-responses/saml_response, MSG-01 RSP-04 ATT-02, 6",
        "encrypted-responses/saml_rsa_rsa-oaep-mgf1p_encrypted_response, MSG-01 RSP-04 RSP-06 ATT-02, 6",
        "encrypted-responses/saml_rsa_rsa-oaep_encrypted_response, MSG-01 RSP-04 RSP-06 ATT-02, 6",
        "encrypted-responses/saml_rsa_rsa-oaep_encrypted_response_DEREncodedKeyValue, MSG-01 RSP-04 RSP-06 ATT-02, 6",
        "metadata/ServiceMetadata, MD-21 MD-20, 0",
        "metadata/ServiceMetadataWithRequesterId, MD-21 MD-20 MD-02, 0",
        "metadata/ServiceMetadataWithTwoSigningKeys, MD-00, 0",
        "metadata/ServiceMetadataRepo/ServiceMetadata, MD-21 MD-20, 0",
        "metadata/SignatureCheck/ServiceMetadata, MD-21, 0",
        "metadata/EntityDescriptors3/ConnectorMetadata, MD-21, 0",
        "metadata/EntityDescriptors3/ServiceMetadata, MD-21 MD-20, 0",
        "metadata/EntityDescriptors5/ConnectorMetadata, MD-21 MD-20, 0",
        "metadata/EntityDescriptors5/ServiceMetadata, MD-21 MD-20, 0",
        "metadata/EntityDescriptors6/ConnectorMetadataIntermediateCaMetadataRootCaMetadata, MD-21 MD-20 MD-02, 0",
        "metadata/EntityDescriptors6/ConnectorMetadataMetadataNodeRootCaMetadata, MD-21 MD-20 MD-02, 0",
        "metadata/EntityDescriptorsJavaCharsInID/ServiceMetadata, MD-21 MD-20 MD-03 MD-14, 0"
    })
    void whatFailsOfItsTestData(String name, String failed, int attributes) {
        String file = Vectors.REPOSITORY + name + ".xml";
        Matcher issued = Pattern.compile(" IssueInstant=\"([^\"]*)\"").matcher(new String(Vectors.bytes(file), UTF_8));
        Run run = Run.of(List.of(
                Vectors.path(file),
                "--keys",
                opened.resolve("keys.pem"),
                "--anchors",
                opened.resolve("anchors.pem"),
                "--at",
                issued.find() ? issued.group(1) : "2019-10-04T13:15:12Z",
                "--json"));

        assertThat(run.failures()).containsExactly(failed.split(" "));
        assertThat(run.json().getFirst().get("attributes")).hasSize(attributes);
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void thatIsAllThereIs() throws IOException {
        try (Stream<Path> files = Files.walk(Vectors.path(Vectors.REPOSITORY))) {
            assertThat(files.filter(file -> file.toString().endsWith(".xml"))).hasSize(26);
        }
    }

    private static Run repository(String name) {
        return Run.of(List.of(
                Vectors.path(Vectors.REPOSITORY + "encrypted-responses/" + name + ".xml"),
                "--keys",
                opened.resolve("keys.pem"),
                "--json"));
    }

    /** A response at its own time, and what belongs to it. */
    private static Run explained(String response, String... others) {
        List<Object> arguments = new ArrayList<>(List.of(Vectors.path(response)));
        for (String other : others) {
            arguments.add(Vectors.path(response).resolveSibling(other));
        }
        String issued =
                new String(Vectors.bytes(response), UTF_8).replaceFirst("(?s).*? IssueInstant=\"([^\"]*)\".*", "$1");
        arguments.addAll(List.of("--keys", KEYS, "--anchors", KEYS, "--at", issued, "--json"));
        return Run.of(arguments);
    }

    private static Map<String, Integer> names(Run run) {
        Map<String, Integer> names = new TreeMap<>();
        run.json()
                .getFirst()
                .get("attributes")
                .properties()
                .forEach(attribute ->
                        names.put(attribute.getKey(), attribute.getValue().size()));
        return names;
    }

    /** The attributes that the node's own connector handed on, and how many values each had. */
    private static Map<String, Integer> got(String response) throws IOException {
        JsonNode got = new ObjectMapper()
                .readTree(Vectors.bytes(response.replace("Response.xml", "what-the-demo-SP-got.json")));
        Map<String, Integer> names = new TreeMap<>();
        got.at("/response/attribute_list")
                .forEach(attribute -> names.put(
                        attribute.get("name").asText(),
                        Set.of("date", "addressId")
                                                .contains(attribute.get("type").asText())
                                        || !attribute.has("values")
                                ? 1
                                : attribute.get("values").size()));
        return names;
    }
}
