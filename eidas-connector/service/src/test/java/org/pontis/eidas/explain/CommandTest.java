package org.pontis.eidas.explain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.saml.RedirectBinding;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.TestKey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class CommandTest {

    private static final String FOLDER = Vectors.CAPTURED + "ecdsa-p256_rsa-oaep/";
    private static final Path KEYS = Vectors.path(Vectors.CAPTURED + "keys");
    private static final Path RESPONSE = Vectors.path(FOLDER + "natural-minimal/Response.xml");
    private static final Path REQUEST = Vectors.path(FOLDER + "natural-minimal/AuthnRequest.xml");
    private static final Path SERVICE = Vectors.path(FOLDER + "ServiceMetadata.xml");
    private static final Path STORE = Vectors.path(Vectors.REPOSITORY + "keystores/encryption-test.p12");
    private static final Path STORED =
            Vectors.path(Vectors.REPOSITORY + "encrypted-responses/saml_ec_NistCurve_kw-aes256_encrypted_response.xml");
    private static final String THEN = "2026-11-21T23:37:32.261Z";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "request, natural-minimal/AuthnRequest.xml",
        "refusal, fail-consent-denied/Response.xml",
        "changed, natural-minimal/Response.xml"
    })
    void peopleReadPlainWords(String golden, String file) throws IOException {
        Files.writeString(
                folder.resolve("message.xml"),
                Files.readString(Vectors.path(FOLDER + file))
                        .replace(
                                golden.equals("changed") ? "EidasNodeConnector/ColleagueResponse" : "\0", "elsewhere"));
        Run run = Run.of(List.of(
                folder.resolve("message.xml"),
                SERVICE,
                Vectors.path(FOLDER + "ConnectorMetadata.xml"),
                "--keys",
                KEYS,
                "--anchors",
                KEYS,
                "--at",
                "2026-11-21T23:38:00Z"));

        String first = run.output().substring(0, run.output().indexOf(SERVICE.toString()));
        assertThat(first.replace(folder + "/", "").strip())
                .isEqualTo(new String(
                                CommandTest.class
                                        .getResourceAsStream(golden + ".txt")
                                        .readAllBytes(),
                                UTF_8)
                        .strip());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFormFieldIsReadInLinesOrNot(boolean lines) throws IOException {
        Base64.Encoder encoder = lines ? Base64.getMimeEncoder() : Base64.getEncoder();
        Path field = folder.resolve("field.txt");
        Files.writeString(field, encoder.encodeToString(Files.readAllBytes(RESPONSE)) + "\n");

        assertThat(Run.of(List.of(field, "--keys", KEYS, "--anchors", KEYS, "--at", THEN))
                        .status())
                .isZero();
    }

    @Test
    void oneKeyWithoutItsCertificateOpensWhatIsForIt() {
        Run run = Run.of(List.of(
                RESPONSE, "--keys", KEYS.resolve("connector-encryption-rsa4096.key.pem"), "--at", THEN, "--json"));

        assertThat(run.failures()).containsExactly("MSG-03");
        assertThat(run.json().getFirst().at("/attributes/PersonIdentifier/0").asText())
                .isEqualTo("CA/CA/12345");
    }

    @Test
    void withAnotherKeyItIsNotOpenedAndSaysSo() {
        Run run = Run.of(List.of(
                RESPONSE,
                SERVICE,
                "--keys",
                KEYS.resolve("connector-keyagreement-ec-p256.key.pem"),
                "--anchors",
                KEYS,
                "--at",
                THEN,
                "--json"));

        assertThat(run.failures()).containsExactly("RSP-06");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void aResponseToAnotherRequestIsNoticed() {
        Run run = Run.of(List.of(
                RESPONSE,
                Vectors.path(FOLDER + "natural-persistent/AuthnRequest.xml"),
                "--keys",
                KEYS,
                "--anchors",
                KEYS,
                "--at",
                THEN,
                "--json"));

        assertThat(run.failures()).contains("RSP-03", "ASN-05");
    }

    @Test
    void whoseMetadataIsNotInOrderIsNotKnownThoughItsKeyFits() {
        Run run = Run.of(List.of(
                REQUEST,
                Vectors.path(FOLDER + "ConnectorMetadata.xml"),
                "--anchors",
                KEYS.resolve("proxy-metadata-ec-p256.crt.pem"),
                "--at",
                THEN,
                "--json"));

        assertThat(run.failures()).containsExactly("MSG-03");
        assertThat(run.why("MSG-03")).contains("ConnectorMetadata.xml");
    }

    @Test
    void aStrangersSignatureFails() {
        Run run = Run.of(List.of(
                RESPONSE, "--anchors", KEYS.resolve("connector-signing-ec-p256.crt.pem"), "--at", THEN, "--json"));

        assertThat(run.why("RSP-04")).startsWith("INVALID_SIGNATURE");
    }

    @Test
    void nowIsTheTimeUnlessAnotherIsGiven() {
        assertThat(Run.of(List.of(RESPONSE, "--keys", KEYS, "--anchors", KEYS, "--json"))
                        .failures())
                .containsExactly("RSP-14", "ASN-09", "ASN-11");
    }

    @Test
    void aPasswordComesFromAFileTheEnvironmentOrTheTerminal() throws Exception {
        Path store = stored("our own");
        Path passwords = folder.resolve("passwords");
        Files.writeString(passwords, "wrong\nour own\n");
        List<Object> arguments = List.of(STORED, "--keys", store, "--json");

        assertThat(opened(Run.of(List.of(STORED, "--keys", store, "--json", "--password", passwords))))
                .isTrue();
        assertThat(opened(Run.of(arguments, Map.of("PONTIS_EIDAS_PASSWORD", "our own"), Optional.empty())))
                .isTrue();
        assertThat(opened(Run.of(arguments, Map.of(), Optional.of("our own")))).isTrue();
    }

    @Test
    void theCommissionsSampleStoresOpenWithoutBeingAsked() {
        assertThat(opened(Run.of(List.of(STORED, "--keys", STORE, "--json")))).isTrue();
    }

    @Test
    void withoutTheRightPasswordNothingIsExplained() throws Exception {
        Run run = Run.of(
                List.of(STORED, "--keys", stored("our own")),
                Map.of("PONTIS_EIDAS_PASSWORD", "wrong"),
                Optional.of("typed"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors()).contains("store.p12").doesNotContain("typed", "wrong");
        assertThat(run.output()).isEmpty();
    }

    @Test
    void aStoreInAFolderThatDoesNotOpenKeepsNobodyFromTheRestOfIt() throws Exception {
        stored("our own");
        Files.createDirectory(folder.resolve("inside"));
        Files.copy(STORE, folder.resolve("inside/other.p12"));
        Run run = Run.of(List.of(STORED, "--keys", folder, "--json"));

        assertThat(opened(run)).isTrue();
        assertThat(run.errors()).contains("store.p12");
        assertThat(run.status()).isEqualTo(1);
    }

    private Path stored(String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
        try (InputStream in = Files.newInputStream(STORE)) {
            store.load(in, "local-demo".toCharArray());
        }
        Path file = folder.resolve("store.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    @Test
    void standardInputIsAFileToo() throws IOException {
        Run run = Run.of(
                List.of("-", "--keys", KEYS, "--anchors=" + KEYS, "--at=" + THEN, "--json"),
                Map.of(),
                Optional.empty(),
                Files.readAllBytes(RESPONSE));

        assertThat(run.status()).isZero();
        assertThat(run.json().getFirst().get("file").asText()).isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"field", "body", "address", "url-safe", "deflated"})
    void aMessageIsReadHoweverItWasCaught(String form) throws IOException {
        byte[] xml = Files.readAllBytes(REQUEST);
        String base64 = Base64.getEncoder().encodeToString(xml);
        String caught =
                switch (form) {
                    case "body" -> "RelayState=x&SAMLRequest=" + URLEncoder.encode(base64, UTF_8);
                    case "address" ->
                        "https://es.example/sso?SAMLRequest=" + URLEncoder.encode(base64, UTF_8) + "&RelayState=x";
                    case "url-safe" -> Base64.getUrlEncoder().withoutPadding().encodeToString(xml);
                    case "deflated" -> Base64.getEncoder().encodeToString(deflated(xml));
                    default -> base64;
                };
        Path file = folder.resolve("caught");
        Files.writeString(file, caught);

        Run run = Run.of(List.of(file, "--anchors", KEYS, "--at", THEN));
        assertThat(run.status()).isZero();
        assertThat(run.output().contains("Give the whole address")).isEqualTo(form.equals("deflated"));
    }

    @Test
    void aSignatureBesideTheMessageIsChecked() throws IOException {
        TestKey key = TestKey.ec("secp256r1");
        String unsigned = Files.readString(REQUEST).replaceAll("(?s)<ds:Signature>.*</ds:Signature>", "");
        Path file = folder.resolve("address");
        Files.writeString(
                file,
                RedirectBinding.url(
                        "https://es.example/sso",
                        "SAMLRequest",
                        unsigned,
                        "state",
                        SigningKey.eidas(key.secret(), key.certificate())));
        Path anchor = folder.resolve("key.crt");
        try {
            Files.write(anchor, key.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }

        assertThat(Run.of(List.of(file, "--anchors", anchor, "--at", THEN, "--json"))
                        .failures())
                .isEmpty();
        assertThat(Run.of(List.of(file, "--anchors", KEYS, "--at", THEN, "--json"))
                        .why("REQ-01"))
                .startsWith("INVALID_SIGNATURE");
    }

    private static byte[] deflated(byte[] xml) throws IOException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(deflated, new Deflater(9, true))) {
            out.write(xml);
        }
        return deflated.toByteArray();
    }

    @Test
    void aDocumentTypeIsRefusedAndNotFollowed() throws IOException {
        Path evil = folder.resolve("evil.xml");
        Files.writeString(evil, "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Response>&e;</Response>");
        Run run = Run.of(List.of(evil, "--json"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.failures()).containsExactly("MSG-01");
        assertThat(run.why("MSG-01")).startsWith("MALFORMED");
    }

    @Test
    void whatOthersWroteDoesNotSteerTheTerminal() throws IOException {
        Path nasty = folder.resolve("nasty.xml");
        Files.writeString(
                nasty,
                Files.readString(REQUEST).replace("ProviderName=\"DEMO-SP-CA\"", "ProviderName=\"a&#x9b;2J\u202eb\""));

        assertThat(Run.of(List.of(nasty)).output()).contains("a?2J?b").doesNotContain("\u009b", "\u202e");
    }

    @Test
    void nothingIsWrittenBesideTheFiles() throws IOException {
        Path message = folder.resolve("message.xml");
        Files.copy(RESPONSE, message);
        Run.of(List.of(message, "--keys", KEYS, "--anchors", KEYS));

        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--json",
                "x.xml --wrong",
                "x.xml --at yesterday",
                "x.xml --keys",
                "x.xml --password",
                "x.xml --json=yes"
            })
    void aCommandLineThatMakesNoSenseIsSaidToBeSo(String line) {
        Run run = Run.of(line.isEmpty() ? List.of() : List.of(line.split(" ")));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors()).contains("usage: ./pontis eidas explain");
    }

    @ParameterizedTest
    @CsvSource({
        "hello, neither XML nor Base64",
        "aGVsbG8=, neither XML nor Base64",
        "<html/>, no AuthnRequest",
        "<saml2:Assertion/>, with the response that it came in",
        "<!-- never ends, no AuthnRequest"
    })
    void aFileThatIsNoMessageIsSaidToBeSoAndTheOthersAreExplained(String content, String sentence) throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, content);
        Run run = Run.of(List.of(file, RESPONSE, "--json"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.why("MSG-01")).contains(sentence);
        assertThat(run.json()).extracting(one -> one.get("kind").asText()).containsExactly("Unknown", "Response");
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeSo() {
        Run run = Run.of(List.of(folder.resolve("none.xml"), REQUEST, folder));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors()).contains("none.xml cannot be read", "is a folder");
        assertThat(run.output()).contains("a request");
        assertThat(Run.of(List.of(RESPONSE, "--keys", folder.resolve("none.pem")))
                        .status())
                .isEqualTo(2);
        assertThat(Run.of(List.of(RESPONSE, "--anchors", folder)).errors()).contains("no certificate");
    }

    private static boolean opened(Run run) {
        return run.json().getFirst().get("attributes").has("PersonIdentifier");
    }
}
