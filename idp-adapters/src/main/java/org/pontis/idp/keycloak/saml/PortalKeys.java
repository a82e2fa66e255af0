package org.pontis.idp.keycloak.saml;

import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.keycloak.common.util.PemException;
import org.keycloak.common.util.PemUtils;
import org.keycloak.models.ClientModel;
import org.keycloak.protocol.saml.SamlConfigAttributes;
import org.keycloak.rotation.HardcodedKeyLocator;
import org.keycloak.rotation.KeyLocator;

/**
 * The keys that a SAML portal signs with: one, and two while it changes its key. Keycloak itself knows one certificate of a
 * portal, or else takes whatever stands in unsigned metadata at an address; that address is not asked here.
 */
final class PortalKeys {

    /** The client attribute with the certificate that comes after the present one; {@code realm-config} writes it. */
    static final String NEXT = "pontis.signing.certificate.next";

    private PortalKeys() {}

    /** None, if no certificate is registered that can be read and is valid now. */
    static KeyLocator of(ClientModel portal) {
        List<PublicKey> keys = Stream.of(SamlConfigAttributes.SAML_SIGNING_CERTIFICATE_ATTRIBUTE, NEXT)
                .map(portal::getAttribute)
                .filter(Objects::nonNull)
                .flatMap(PortalKeys::key)
                .toList();
        return new HardcodedKeyLocator(keys);
    }

    private static Stream<PublicKey> key(String text) {
        try {
            X509Certificate certificate = PemUtils.decodeCertificate(text);
            certificate.checkValidity();
            return Stream.of(certificate.getPublicKey());
        } catch (PemException | CertificateException worthNothing) {
            return Stream.empty();
        }
    }
}
