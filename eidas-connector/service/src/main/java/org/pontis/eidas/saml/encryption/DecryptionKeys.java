package org.pontis.eidas.saml.encryption;

import java.io.IOException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import javax.crypto.SecretKey;

import org.bouncycastle.cert.X509CertificateHolder;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.EncryptedAssertion;
import org.opensaml.saml.saml2.core.Response;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.keys.Providers;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.Rejected.Reason;
import org.pontis.eidas.saml.UnverifiedMessage;
import org.pontis.eidas.saml.VerifiedMessage;
import org.w3c.dom.Element;

import static org.pontis.eidas.saml.encryption.Xml.DSIG;
import static org.pontis.eidas.saml.encryption.Xml.DSIG11;
import static org.pontis.eidas.saml.encryption.Xml.XENC;

/** Our private keys for what others encrypt to us: the current one and, for a while after a change, the one before. */
public final class DecryptionKeys {

    private static final String WHOLE_ELEMENT = XENC + "Element";

    private final Map<String, CertifiedKey> byPublicKey = new HashMap<>();

    public DecryptionKeys(List<CertifiedKey> keys) {
        Providers.install();
        keys.forEach(
                key -> byPublicKey.put(text(key.certificate().getPublicKey().getEncoded()), key));
    }

    /**
     * Opens the one encrypted assertion of a response; the signature over the response covers the ciphertext, and with it what
     * comes out, which is held against the schemas again.
     *
     * @throws Rejected unless there is exactly one, encrypted to a key of ours with allowed algorithms, and valid
     */
    public VerifiedMessage<Assertion> open(VerifiedMessage<Response> response, EncryptionPolicy policy)
            throws Rejected {
        List<EncryptedAssertion> encrypted = response.content().getEncryptedAssertions();
        if (encrypted.size() != 1 || !response.content().getAssertions().isEmpty()) {
            throw new Rejected(Reason.UNEXPECTED_MESSAGE);
        }
        return response.part(open(encrypted.getFirst(), policy).valid());
    }

    /**
     * Opens an assertion that nobody has vouched for, valid or not.
     *
     * @param encrypted as it was read, unchanged
     * @throws Rejected if it is not encrypted to a key of ours with allowed algorithms, or its content does not pass the door
     */
    public UnverifiedMessage<Assertion> open(EncryptedAssertion encrypted, EncryptionPolicy policy) throws Rejected {
        Element wrapper = Optional.ofNullable(encrypted.getDOM())
                .orElseThrow(() -> new IllegalArgumentException("This assertion was not read from a message."));
        return UnverifiedMessage.read(decrypt(wrapper, policy), Assertion.class);
    }

    private byte[] decrypt(Element wrapper, EncryptionPolicy policy) throws Rejected {
        Element data = Xml.only(wrapper, XENC, "EncryptedData");
        if (data.hasAttribute("Type") && !WHOLE_ELEMENT.equals(data.getAttribute("Type"))) {
            throw new Rejected(Reason.MALFORMED_ENCRYPTION);
        }
        ContentCipher content = ContentCipher.named(Xml.algorithm(Xml.only(data, XENC, "EncryptionMethod")));
        for (Element key : encryptedKeys(wrapper, data)) {
            Optional<Element> agreement = agreement(key);
            Optional<Element> recipient = agreement.isPresent()
                    ? Xml.optional(agreement.get(), XENC, "RecipientKeyInfo")
                    : Xml.optional(key, DSIG, "KeyInfo");
            Optional<CertifiedKey> ours = recipient.isPresent() ? named(recipient.get()) : Optional.empty();
            if (ours.isPresent()) {
                KeyMethod method = method(key, agreement, ours.get(), policy);
                SecretKey contentKey = contentKey(method, ours.get().privateKey(), Xml.cipherValue(key), content);
                return content.decrypt(contentKey, Xml.cipherValue(data));
            }
        }
        throw new Rejected(Reason.NOT_FOR_US);
    }

    /** Inside the data's key information, as most write it, or beside the data. */
    private static List<Element> encryptedKeys(Element wrapper, Element data) throws Rejected {
        Stream<Element> inside = Xml.optional(data, DSIG, "KeyInfo").stream()
                .flatMap(info -> Xml.children(info, XENC, "EncryptedKey").stream());
        return Stream.concat(inside, Xml.children(wrapper, XENC, "EncryptedKey").stream())
                .toList();
    }

    private static Optional<Element> agreement(Element encryptedKey) throws Rejected {
        Optional<Element> info = Xml.optional(encryptedKey, DSIG, "KeyInfo");
        return info.isPresent() ? Xml.optional(info.get(), XENC, "AgreementMethod") : Optional.empty();
    }

    /** A key must be named by a certificate or in DER, as the reference node demands too: no trying of keys. */
    private Optional<CertifiedKey> named(Element keyInfo) throws Rejected {
        for (Element data : Xml.children(keyInfo, DSIG, "X509Data")) {
            for (Element certificate : Xml.children(data, DSIG, "X509Certificate")) {
                CertifiedKey key = byPublicKey.get(text(publicKeyIn(Xml.octets(certificate))));
                if (key != null) {
                    return Optional.of(key);
                }
            }
        }
        for (Element encoded : Xml.children(keyInfo, DSIG11, "DEREncodedKeyValue")) {
            CertifiedKey key = byPublicKey.get(text(Xml.octets(encoded)));
            if (key != null) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    private static byte[] publicKeyIn(byte[] certificate) throws Rejected {
        try {
            return new X509CertificateHolder(certificate)
                    .getSubjectPublicKeyInfo()
                    .getEncoded();
        } catch (IOException | RuntimeException e) {
            // whatever a library throws at bytes that are none of its own
            throw new Rejected(Reason.MALFORMED_ENCRYPTION, e);
        }
    }

    private static KeyMethod method(
            Element key, Optional<Element> agreement, CertifiedKey ours, EncryptionPolicy policy) throws Rejected {
        Element method = Xml.only(key, XENC, "EncryptionMethod");
        boolean elliptic = ours.certificate().getPublicKey().getAlgorithm().startsWith("EC");
        if (agreement.isPresent() != elliptic) {
            throw new Rejected(Reason.ALGORITHM_NOT_ALLOWED);
        }
        return elliptic
                ? KeyAgreement.in(
                        method,
                        agreement.get(),
                        NamedPoint.of(ours.certificate().getPublicKey().getEncoded()))
                : KeyTransport.in(method, policy);
    }

    /**
     * A key that cannot be unwrapped is replaced by one made up on the spot: the one failure there is then is a wrong tag, after
     * the same work, and nobody learns which step it was (Bleichenbacher, Manger).
     */
    private static SecretKey contentKey(KeyMethod method, PrivateKey ours, byte[] wrapped, ContentCipher content) {
        SecretKey madeUp = content.freshKey();
        return method.unwrap(ours, wrapped)
                .filter(key -> key.getEncoded().length == content.keyBytes())
                .orElse(madeUp);
    }

    private static String text(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
