package org.pontis.eidas.saml.encryption;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.EncryptedAssertion;
import org.opensaml.saml.saml2.core.Response;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.keys.KeyProblem;
import org.pontis.eidas.keys.Password;
import org.pontis.eidas.keys.Pkcs11;
import org.pontis.eidas.keys.SoftDevice;
import org.pontis.eidas.saml.OpenSaml;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.Rejected.Reason;
import org.pontis.eidas.saml.SignaturePolicy;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.UnverifiedMessage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.pontis.eidas.saml.Rejections.assertRejected;

/** Keys that never leave their device sign and decrypt like others. */
@EnabledIf("org.pontis.eidas.keys.SoftDevice#isInstalled")
class DeviceTest {

    private static final String ASSERTION = new String(
            Vectors.bytes(Vectors.CAPTURED + "ecdsa-p256_rsa-oaep/natural-minimal/Assertion.decrypted.xml"), UTF_8);
    private static final byte[] RESPONSE =
            Vectors.bytes(Vectors.CAPTURED + "ecdsa-p256_unencrypted/natural-minimal/Response.xml");

    @ParameterizedTest
    @ValueSource(strings = {"sign", "pss"})
    void aMessageIsSignedInTheDevice(String alias) throws Exception {
        CertifiedKey key = key(alias);
        assertThat(key.privateKey().getEncoded()).isNull();
        Response response = Opened.response(RESPONSE);
        response.setSignature(null);
        String signed = SigningKey.eidas(key).sign(response);
        PinnedKeys pinned =
                new PinnedKeys(SignaturePolicy.EIDAS, List.of(key.certificate().getPublicKey()));
        assertThatNoException().isThrownBy(() -> UnverifiedMessage.read(signed.getBytes(UTF_8), Response.class)
                .verify(pinned));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agree", "decrypt"})
    void anAssertionIsOpenedInTheDevice(String alias) throws Exception {
        CertifiedKey key = key(alias);
        EncryptedAssertion encrypted =
                Recipient.of(key.certificate()).encrypt(OpenSaml.read(ASSERTION, Assertion.class));
        DecryptionKeys keys = new DecryptionKeys(List.of(key));
        assertThat(SigningKey.serialize(
                        keys.open(encrypted, EncryptionPolicy.EIDAS).trustedByItsSource()))
                .isEqualTo(SigningKey.serialize(OpenSaml.read(ASSERTION, Assertion.class)));
    }

    @Test
    void whatTheDeviceCannotOpenGetsTheOneAnswer() throws Exception {
        CertifiedKey key = key("decrypt");
        String xml = SigningKey.serialize(
                Recipient.of(key.certificate()).encrypt(OpenSaml.read(ASSERTION, Assertion.class)));
        int start = xml.indexOf("CipherValue>") + 12;
        // another number, one above the modulus, one longer than it
        for (String changed : List.of(
                "AAAA" + xml.substring(start + 4), "////" + xml.substring(start + 4), "////" + xml.substring(start))) {
            EncryptedAssertion hostile = OpenSaml.read(xml.substring(0, start) + changed, EncryptedAssertion.class);
            assertRejected(Reason.NOT_DECRYPTABLE, () -> new DecryptionKeys(List.of(key))
                    .open(hostile, EncryptionPolicy.EIDAS));
        }
    }

    private static CertifiedKey key(String alias) throws KeyProblem {
        return new Pkcs11(SoftDevice.configuration(), Password.of(SoftDevice.PIN)).key(alias);
    }
}
