package org.pontis.eidas.saml.encryption;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.EncryptedAssertion;
import org.opensaml.saml.saml2.encryption.Decrypter;
import org.opensaml.security.credential.impl.CollectionCredentialResolver;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.encryption.support.InlineEncryptedKeyResolver;
import org.opensaml.xmlsec.keyinfo.impl.LocalKeyInfoCredentialResolver;
import org.opensaml.xmlsec.keyinfo.impl.StaticKeyInfoCredentialResolver;
import org.opensaml.xmlsec.keyinfo.impl.provider.AgreementMethodKeyInfoProvider;
import org.opensaml.xmlsec.keyinfo.impl.provider.DEREncodedKeyValueProvider;
import org.opensaml.xmlsec.keyinfo.impl.provider.ECKeyValueProvider;
import org.opensaml.xmlsec.keyinfo.impl.provider.InlineX509DataProvider;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.saml.OpenSaml;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.Rejected.Reason;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.UnverifiedMessage;
import org.pontis.eidas.saml.schema.MessageSchema;

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

    /** OpenSAML's own decryption, which the reference node is built on. */
    @ParameterizedTest
    @ValueSource(strings = {"rsa", "secp256r1", "secp384r1", "secp521r1", "brainpoolP256r1", "brainpoolP512r1"})
    void othersOpenWhatWeEncrypt(String kind) throws Exception {
        TestKey key = kind.equals("rsa") ? TestKey.rsa(4_096) : TestKey.ec(kind);
        EncryptedAssertion sent = OpenSaml.read(
                SigningKey.serialize(Recipient.of(key.certificate()).encrypt(assertion())), EncryptedAssertion.class);
        BasicX509Credential credential = new BasicX509Credential(key.certificate(), key.secret());
        var resolver = kind.equals("rsa")
                ? new StaticKeyInfoCredentialResolver(credential)
                : new LocalKeyInfoCredentialResolver(
                        List.of(
                                new AgreementMethodKeyInfoProvider(),
                                new ECKeyValueProvider(),
                                new DEREncodedKeyValueProvider(),
                                new InlineX509DataProvider()),
                        new CollectionCredentialResolver(List.of(credential)));
        Decrypter decrypter = new Decrypter(null, resolver, new InlineEncryptedKeyResolver());
        decrypter.setRootInNewDocument(true);
        assertThat(SigningKey.serialize(decrypter.decrypt(sent))).isEqualTo(SigningKey.serialize(assertion()));
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
        assertThat(MessageSchema.WRITTEN.problem(encrypted.getDOM())).isEmpty();
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
