package org.pontis.eidas.saml.encryption;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.EncryptedAssertion;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.saml.OpenSaml;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.Rejected.Reason;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.UnverifiedMessage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.eidas.saml.Rejections.assertRejected;

class RecipientTest {

    private static final String ASSERTION = new String(
            Vectors.bytes(Vectors.CAPTURED + "ecdsa-p256_rsa-oaep/natural-full/Assertion.decrypted.xml"), UTF_8);

    @Test
    void whatIsEncryptedToAnRsaKeyOpensWithIt() throws Rejected {
        assertOpens(TestKey.rsa(3_072));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"secp256r1", "secp384r1", "secp521r1", "brainpoolP256r1", "brainpoolP384r1", "brainpoolP512r1"})
    void whatIsEncryptedToACurveOfTheListOpensWithIt(String curve) throws Rejected {
        assertOpens(TestKey.ec(curve));
    }

    @Test
    void nothingIsEncryptedToAWeakKey() {
        assertRejected(
                Reason.NO_USABLE_KEY, () -> Recipient.of(TestKey.rsa(2_048).certificate()));
        for (String curve : List.of("secp256k1", "secp224r1", "brainpoolP224r1")) {
            assertRejected(
                    Reason.ALGORITHM_NOT_ALLOWED,
                    () -> Recipient.of(TestKey.ec(curve).certificate()));
        }
    }

    @Test
    void nothingIsUsedTwice() throws Rejected {
        Recipient recipient = Recipient.of(TestKey.ec("secp256r1").certificate());
        String once = SigningKey.serialize(recipient.encrypt(assertion()));
        String again = SigningKey.serialize(recipient.encrypt(assertion()));
        for (String element : List.of("PublicKey>", "CipherValue>")) {
            assertThat(after(element, once)).isNotEqualTo(after(element, again));
        }
    }

    @Test
    void anotherKeyDoesNotOpenIt() throws Rejected {
        EncryptedAssertion encrypted =
                Recipient.of(TestKey.ec("secp256r1").certificate()).encrypt(assertion());
        TestKey other = TestKey.ec("secp256r1");
        assertRejected(Reason.NOT_FOR_US, () -> keys(other).open(encrypted, EncryptionPolicy.EIDAS));
    }

    private static void assertOpens(TestKey key) throws Rejected {
        Assertion before = assertion();
        EncryptedAssertion encrypted = Recipient.of(key.certificate()).encrypt(before);
        UnverifiedMessage<Assertion> after = keys(key).open(encrypted, EncryptionPolicy.EIDAS);
        assertThat(SigningKey.serialize(after.trustedByItsSource())).isEqualTo(SigningKey.serialize(before));
    }

    private static DecryptionKeys keys(TestKey key) {
        return new DecryptionKeys(List.of(new CertifiedKey(key.secret(), key.certificate())));
    }

    private static Assertion assertion() {
        return OpenSaml.read(ASSERTION, Assertion.class);
    }

    private static String after(String element, String xml) {
        return xml.substring(xml.indexOf(element)).substring(0, 60);
    }
}
