package org.pontis.eidas.metadata;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.MetadataRule;

/** Where a certificate says that its revocation is published (RFC 5280, sections 4.2.1.13 and 4.2.2.1). */
final class RevocationAddresses {

    private RevocationAddresses() {}

    static List<URI> lists(X509Certificate certificate) throws BrokenRule {
        byte[] extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        if (extension == null) {
            return List.of();
        }
        try {
            return Stream.of(CRLDistPoint.getInstance(inner(extension)).getDistributionPoints())
                    .map(DistributionPoint::getDistributionPoint)
                    .filter(point -> point != null && point.getType() == DistributionPointName.FULL_NAME)
                    .flatMap(point ->
                            Stream.of(GeneralNames.getInstance(point.getName()).getNames()))
                    .collect(WebAddresses::new, WebAddresses::add, WebAddresses::addAll)
                    .orRefuse();
        } catch (IllegalArgumentException e) {
            throw new BrokenRule(MetadataRule.REVOCATION, "a distribution point that cannot be read.", e);
        }
    }

    static List<URI> responders(X509Certificate certificate) throws BrokenRule {
        byte[] extension = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        if (extension == null) {
            return List.of();
        }
        try {
            List<GeneralName> responders = Stream.of(AuthorityInformationAccess.getInstance(inner(extension))
                            .getAccessDescriptions())
                    .filter(access -> AccessDescription.id_ad_ocsp.equals(access.getAccessMethod()))
                    .map(AccessDescription::getAccessLocation)
                    .toList();
            return responders.isEmpty()
                    ? List.of()
                    : responders.stream()
                            .collect(WebAddresses::new, WebAddresses::add, WebAddresses::addAll)
                            .orRefuse();
        } catch (IllegalArgumentException e) {
            throw new BrokenRule(MetadataRule.REVOCATION, "an access description that cannot be read.", e);
        }
    }

    private static ASN1Primitive inner(byte[] extension) {
        try {
            return ASN1Primitive.fromByteArray(
                    ASN1OctetString.getInstance(extension).getOctets());
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Revocation information that only another protocol reaches cannot be checked, which is not the same as not there. */
    private static final class WebAddresses {

        private final List<URI> found = new ArrayList<>();

        void add(GeneralName name) {
            String text = name.getName().toString();
            if (name.getTagNo() == GeneralName.uniformResourceIdentifier
                    && (text.startsWith("http://") || text.startsWith("https://"))) {
                found.add(URI.create(text));
            }
        }

        void addAll(WebAddresses others) {
            found.addAll(others.found);
        }

        List<URI> orRefuse() throws BrokenRule {
            if (found.isEmpty()) {
                throw new BrokenRule(MetadataRule.REVOCATION, "an address that is not http or https.");
            }
            return found;
        }
    }
}
