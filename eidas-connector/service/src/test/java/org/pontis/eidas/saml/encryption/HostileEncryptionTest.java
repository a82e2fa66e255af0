package org.pontis.eidas.saml.encryption;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensaml.saml.saml2.core.Response;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.Rejected.Reason;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.TestKey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.pontis.eidas.saml.Rejections.assertRejected;

/** Real messages, changed in one place each. */
class HostileEncryptionTest {

    private static final String RSA = message("ecdsa-p256_rsa-oaep/natural-minimal");
    private static final String OTHER_RSA = message("ecdsa-p256_rsa-oaep/natural-persistent");
    private static final String EC = message("rsa-pss_ecdh-es/natural-minimal");
    private static final String OTHER_EC = message("rsa-pss_ecdh-es/legal-minimal");

    private static final DecryptionKeys OURS = new DecryptionKeys(List.of(
            new CertifiedKey(
                    Vectors.key("connector-encryption-rsa4096"), Vectors.certificate("connector-encryption-rsa4096")),
            new CertifiedKey(
                    Vectors.key("connector-keyagreement-ec-p256"),
                    Vectors.certificate("connector-keyagreement-ec-p256"))));

    private static final Pattern CIPHER = Pattern.compile("(?<=CipherValue>)[^<]+");
    private static final Pattern POINT = Pattern.compile("(?<=ds11:PublicKey>)[^<]+");
    private static final Pattern DER =
            Pattern.compile("<ds11:DEREncodedKeyValue.*?</ds11:DEREncodedKeyValue>", Pattern.DOTALL);

    @Test
    void unchangedTheyOpen() {
        assertThatNoException().isThrownBy(() -> open(RSA));
        assertThatNoException().isThrownBy(() -> open(EC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2001/04/xmlenc#aes128-cbc",
                "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
                "http://www.w3.org/2001/04/xmlenc#tripledes-cbc",
                "http://www.w3.org/2009/xmlenc11#aes256-gcm ",
                ""
            })
    void contentIsUnderGcmOnly(String algorithm) {
        refused(Reason.ALGORITHM_NOT_ALLOWED, RSA.replace("http://www.w3.org/2009/xmlenc11#aes256-gcm", algorithm));
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.w3.org/2009/xmlenc11#rsa-oaep, http://www.w3.org/2001/04/xmlenc#rsa-1_5",
        "http://www.w3.org/2009/xmlenc11#rsa-oaep, http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
        "http://www.w3.org/2009/xmlenc11#rsa-oaep, http://www.w3.org/2001/04/xmlenc#kw-aes256",
        "http://www.w3.org/2001/04/xmlenc#sha256, http://www.w3.org/2000/09/xmldsig#sha1",
        "http://www.w3.org/2001/04/xmlenc#sha256, http://www.w3.org/2001/04/xmlenc#ripemd160",
        "http://www.w3.org/2009/xmlenc11#mgf1sha256, http://www.w3.org/2009/xmlenc11#mgf1sha1",
        "http://www.w3.org/2009/xmlenc11#mgf1sha256, http://www.w3.org/2009/xmlenc11#mgf1sha224",
    })
    void keysTravelByOaepWithSha2Only(String allowed, String other) {
        String encrypted = RSA.substring(RSA.indexOf("<saml2:EncryptedAssertion"));
        refused(Reason.ALGORITHM_NOT_ALLOWED, RSA.replace(encrypted, encrypted.replace(allowed, other)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<xenc11:MGF [^>]*/>", "<ds:DigestMethod Algorithm=\"[^\"]*#sha256\"/>"})
    void sayingNothingMeansSha1(String element) {
        assertThat(RSA).containsPattern(element);
        refused(Reason.ALGORITHM_NOT_ALLOWED, RSA.replaceAll(element, ""));
    }

    @Test
    void oaepHasNoParameters() {
        refused(
                Reason.ALGORITHM_NOT_ALLOWED,
                RSA.replace("<xenc11:MGF", "<xenc:OAEPparams>AAAA</xenc:OAEPparams><xenc11:MGF"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.w3.org/2009/xmlenc11#ECDH-ES, http://www.w3.org/2009/xmlenc11#dh-es",
        "http://www.w3.org/2009/xmlenc11#ECDH-ES, http://www.w3.org/2001/04/xmlenc#dh",
        "http://www.w3.org/2009/xmlenc11#ConcatKDF, http://www.w3.org/2009/xmlenc11#pbkdf2",
        "http://www.w3.org/2001/04/xmlenc#kw-aes256, http://www.w3.org/2001/04/xmlenc#kw-tripledes",
        "http://www.w3.org/2001/04/xmlenc#kw-aes256, http://www.w3.org/2001/04/xmlenc#kw-aes192",
        "http://www.w3.org/2001/04/xmlenc#sha256, http://www.w3.org/2000/09/xmldsig#sha1",
        "urn:oid:1.2.840.10045.3.1.7, urn:oid:1.3.132.0.10",
        "urn:oid:1.2.840.10045.3.1.7, urn:oid:1.3.36.3.3.2.8.1.1.7",
        "urn:oid:1.2.840.10045.3.1.7, secp256r1",
    })
    void keysAreAgreedByTheListOnly(String allowed, String other) {
        refused(Reason.ALGORITHM_NOT_ALLOWED, DER.matcher(EC).replaceAll("").replace(allowed, other));
    }

    @Test
    void aKeyOnACurveIsNotUsedForRsaNorTheOtherWayRound() {
        String agreement = between(EC, "<xenc:AgreementMethod", "<xenc:RecipientKeyInfo>");
        String hint = between(RSA, "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>MIIFQ", "</ds:KeyInfo>");
        refused(
                Reason.ALGORITHM_NOT_ALLOWED,
                RSA.replace(
                        hint + "</ds:KeyInfo>",
                        "<ds:KeyInfo>" + agreement + hint.replace("ds:KeyInfo", "xenc:RecipientKeyInfo")
                                + "</xenc:RecipientKeyInfo></xenc:AgreementMethod></ds:KeyInfo>"));
        String recipient = between(EC, "<xenc:RecipientKeyInfo>", "</xenc:RecipientKeyInfo>");
        refused(
                Reason.ALGORITHM_NOT_ALLOWED,
                EC.replace(
                        agreement + recipient + "</xenc:RecipientKeyInfo></xenc:AgreementMethod>",
                        recipient.replace("<xenc:RecipientKeyInfo>", "")));
    }

    @Test
    void aPointThatIsNotOnTheCurveIsNotMultiplied() {
        byte[] good = Base64.getDecoder()
                .decode(POINT.matcher(EC).results().findFirst().orElseThrow().group());
        byte[] twisted = good.clone();
        twisted[good.length - 1] ^= 1;
        byte[] outOfRange = good.clone();
        Arrays.fill(outOfRange, 1, good.length, (byte) 0xff);
        byte[] compressed = Arrays.copyOf(good, 33);
        compressed[0] = (byte) (2 + (good[good.length - 1] & 1));
        byte[] hybrid = good.clone();
        hybrid[0] = (byte) (6 + (good[good.length - 1] & 1));
        for (byte[] point : List.of(
                twisted,
                outOfRange,
                compressed,
                hybrid,
                new byte[] {0},
                new byte[65],
                new byte[0],
                Arrays.copyOf(good, 64),
                Arrays.copyOf(good, 66))) {
            String encoded = Base64.getEncoder().encodeToString(point);
            String hostile = POINT.matcher(DER.matcher(EC).replaceAll("")).replaceAll(encoded);
            refused(Reason.MALFORMED_ENCRYPTION, hostile);
        }
    }

    @Test
    void twoOriginatorsThatDifferAreNone() {
        String other =
                POINT.matcher(OTHER_EC).results().findFirst().orElseThrow().group();
        refused(Reason.MALFORMED_ENCRYPTION, POINT.matcher(EC).replaceAll(other));
    }

    @Test
    void aCurveThatIsSpelledOutIsNotNamed() throws Rejected {
        String explicit = Base64.getEncoder().encodeToString(Explicit.p256());
        refused(
                Reason.ALGORITHM_NOT_ALLOWED,
                EC.replaceAll("(?s)<ds:KeyValue>.*?</ds:KeyValue>", "")
                        .replaceAll("(?s)(<ds11:DEREncodedKeyValue[^>]*>)[^<]*", "$1" + explicit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "000", "0g", "0100", "08ff", "ff00", "00 0", "-000"})
    void derivationParametersAreWholeOctets(String value) {
        refused(Reason.MALFORMED_ENCRYPTION, EC.replace("PartyUInfo=\"0000\"", "PartyUInfo=\"" + value + "\""));
    }

    @Test
    void derivationParametersAreShort() {
        refused(
                Reason.MALFORMED_ENCRYPTION,
                EC.replace("PartyUInfo=\"0000\"", "PartyUInfo=\"" + "00".repeat(60_000) + "\""));
    }

    @Test
    void otherDerivationParametersGiveAnotherKey() {
        refused(Reason.NOT_DECRYPTABLE, EC.replace("PartyUInfo=\"0000\"", "PartyUInfo=\"0001\""));
        refused(Reason.NOT_DECRYPTABLE, EC.replace("PartyVInfo=\"0000\"", "PartyVInfo=\"0000\" SuppPubInfo=\"0001\""));
    }

    @Test
    void aNonceForTheAgreementIsTolerated() {
        assertThatNoException()
                .isThrownBy(() -> open(EC.replace(
                        "<xenc11:KeyDerivationMethod",
                        "<xenc:KA-Nonce>AAAA</xenc:KA-Nonce><xenc11:KeyDerivationMethod")));
    }

    @Test
    void whateverFailsThereIsOneAnswer() {
        List<String> hostile = List.of(
                cipher(RSA, 1, HostileEncryptionTest::flipLast),
                cipher(RSA, 1, octets -> octets.substring(0, octets.length() - 4)),
                cipher(RSA, 0, HostileEncryptionTest::flipLast),
                cipher(RSA, 0, octets -> ciphers(OTHER_RSA).getFirst()),
                cipher(RSA, 0, octets -> "AAAA"),
                // a number above the modulus, and one longer than it
                cipher(RSA, 0, octets -> "/".repeat(octets.length())),
                cipher(RSA, 0, octets -> "////" + octets),
                cipher(RSA, 0, octets -> Base64.getEncoder().encodeToString(wrappedForUs(16))),
                cipher(EC, 1, HostileEncryptionTest::flipLast),
                cipher(EC, 1, octets -> octets.substring(0, octets.length() - 4)),
                cipher(EC, 0, HostileEncryptionTest::flipLast),
                cipher(EC, 0, octets -> ciphers(OTHER_EC).getFirst()),
                cipher(EC, 0, octets -> "AAAA"),
                EC.replace("xmlenc11#aes256-gcm", "xmlenc11#aes128-gcm"),
                RSA.replace("xmlenc11#aes256-gcm", "xmlenc11#aes192-gcm"));
        for (String message : hostile) {
            Rejected answer = catchThrowableOfType(Rejected.class, () -> open(message));
            assertThat(answer.reason()).isEqualTo(Reason.NOT_DECRYPTABLE);
            assertThat(answer).hasNoCause().hasMessage("NOT_DECRYPTABLE");
        }
    }

    /** Whatever is changed in it, a message opens to what it was or is rejected; nothing else ever comes out. */
    @Test
    void twoThousandChangesAtRandomAreRejected() {
        Random random = new Random(20_261_122);
        int start = EC.indexOf("<saml2:EncryptedAssertion");
        String before = content(EC).orElseThrow();
        int same = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder changed = new StringBuilder(EC);
            int at = start + random.nextInt(3_400);
            int length = random.nextInt(12);
            switch (random.nextInt(4)) {
                case 0 -> changed.setCharAt(at, (char) (32 + random.nextInt(95)));
                case 1 -> changed.delete(at, at + length);
                case 2 -> changed.insert(at, EC, at, at + length);
                default -> changed.insert(at, EC, start, start + random.nextInt(3_400));
            }
            Optional<String> after = content(changed.toString());
            assertThat(after).isIn(Optional.empty(), Optional.of(before));
            same += after.isPresent() ? 1 : 0;
        }
        assertThat(same).isLessThan(1_000);
    }

    private static Optional<String> content(String message) {
        try {
            Response response = Opened.response(message.getBytes(UTF_8));
            return response.getEncryptedAssertions().isEmpty()
                    ? Optional.empty()
                    : Optional.of(SigningKey.serialize(
                            OURS.open(response.getEncryptedAssertions().getFirst(), EncryptionPolicy.EIDAS)
                                    .trustedByItsSource()));
        } catch (Rejected e) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 12, 27})
    void whatHasNoRoomForNonceAndTagIsNotTried(int length) {
        String shorter = Base64.getEncoder().encodeToString(new byte[length]);
        refused(Reason.MALFORMED_ENCRYPTION, cipher(RSA, 1, octets -> shorter));
    }

    @Test
    void whatIsNoBase64IsMalformed() {
        refused(Reason.MALFORMED_ENCRYPTION, cipher(RSA, 1, octets -> octets.replace('A', '*')));
        refused(Reason.MALFORMED_ENCRYPTION, cipher(EC, 0, octets -> "ñ" + octets.substring(1)));
    }

    @Test
    void onlyAWholeElementIsEncrypted() {
        refused(Reason.MALFORMED_ENCRYPTION, RSA.replace("xmlenc#Element\"", "xmlenc#Content\""));
    }

    @Test
    void aKeyForSomebodyElseStandsBesideOurs() {
        String ours = between(EC, "<xenc:EncryptedKey", "</xenc:EncryptedKey>") + "</xenc:EncryptedKey>";
        String theirs = ours.replaceAll(
                        "(?s)(?<=X509Certificate>)[^<]+", TestCertificates.base64(TestKey.ec("secp256r1")))
                .replaceFirst("Id=\"[^\"]*\"", "Id=\"_theirs\"");
        assertThatNoException().isThrownBy(() -> open(EC.replace(ours, theirs + ours)));
        assertThatNoException().isThrownBy(() -> open(EC.replace(ours, ours + theirs)));
        refused(Reason.NOT_FOR_US, EC.replace(ours, theirs));
    }

    @Test
    void aKeyMayStandBesideTheData() {
        String ours = between(EC, "<xenc:EncryptedKey", "</xenc:EncryptedKey>") + "</xenc:EncryptedKey>";
        String declared = ours.replaceFirst(
                "<xenc:EncryptedKey", "<xenc:EncryptedKey xmlns:xenc=\"http://www.w3.org/2001/04/xmlenc#\"");
        assertThatNoException()
                .isThrownBy(() -> open(EC.replaceFirst(
                                "(?s)<ds:KeyInfo>(?=<xenc:EncryptedKey)", "<ds:KeyInfo><ds:KeyName>k</ds:KeyName>")
                        .replace(ours, "")
                        .replace("</saml2:EncryptedAssertion>", declared + "</saml2:EncryptedAssertion>")));
    }

    @Test
    void aNameIsNoHint() {
        refused(
                Reason.NOT_FOR_US,
                RSA.replaceAll(
                        "(?s)<ds:X509Data><ds:X509Certificate>MIIFQ.*?</ds:X509Data>",
                        "<ds:KeyName>ours</ds:KeyName>"));
        refused(
                Reason.MALFORMED_ENCRYPTION,
                RSA.replaceAll(
                        "(?s)(<ds:X509Certificate>)MIIFQ[^<]*",
                        "$1" + HexFormat.of().formatHex(new byte[8])));
    }

    @ParameterizedTest
    @CsvSource({
        "'<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>', MALFORMED",
        "<a/>, UNEXPECTED_MESSAGE",
        "no element, MALFORMED",
        "'<saml2:Assertion xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\"><!-- --></saml2:Assertion>', COMMENT",
        "'<saml2:Assertion xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\"><saml2:Advice><saml2:Assertion/></saml2:Advice></saml2:Assertion>', MORE_THAN_ONE_ASSERTION",
        "'<x><saml2:Assertion xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\"/></x>', UNEXPECTED_MESSAGE",
    })
    void whatComesOutPassesTheDoorAgain(String plain, Reason reason) throws Rejected {
        var encrypted = Recipient.of(Vectors.certificate("connector-keyagreement-ec-p256"))
                .encrypt(plain.getBytes(UTF_8));
        assertRejected(reason, () -> OURS.open(encrypted, EncryptionPolicy.EIDAS));
    }

    private static void refused(Reason reason, String message) {
        assertThat(List.of(RSA, EC)).doesNotContain(message);
        assertRejected(reason, () -> open(message));
    }

    private static void open(String message) throws Rejected {
        OURS.open(
                Opened.response(message.getBytes(UTF_8))
                        .getEncryptedAssertions()
                        .getFirst(),
                EncryptionPolicy.EIDAS);
    }

    private static String message(String folder) {
        return new String(Vectors.bytes(Vectors.CAPTURED + folder + "/Response.xml"), UTF_8);
    }

    private static List<String> ciphers(String message) {
        return CIPHER.matcher(message).results().map(MatchResult::group).toList();
    }

    /** The message with one cipher value changed: 0 is the key, 1 the content. */
    private static String cipher(String message, int which, UnaryOperator<String> change) {
        String before = ciphers(message).get(which);
        return message.replace(before, change.apply(before));
    }

    private static String flipLast(String base64) {
        byte[] octets = Base64.getMimeDecoder().decode(base64);
        octets[octets.length - 1] ^= 1;
        return Base64.getEncoder().encodeToString(octets);
    }

    /** A key of another length than the content wants. */
    private static byte[] wrappedForUs(int length) {
        return KeyTransport.SHA256.wrap(
                Vectors.certificate("connector-encryption-rsa4096").getPublicKey(),
                new SecretKeySpec(new byte[length], "AES"));
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from);
        return text.substring(start, text.indexOf(to, start));
    }
}
