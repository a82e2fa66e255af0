package org.pontis.idp.certificate.revocation;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.pontis.idp.certificate.x509.ParsedCertificate;

/**
 * A certificate and its issuer, whose signature on it has been verified: before that, an address in it is a stranger's.
 *
 * @param certificate what is asked about
 * @param issuer the pinned issuer
 */
public record Question(ParsedCertificate certificate, ParsedCertificate issuer) {

    /** Where the certificate says its responder is; RFC 5280, section 4.2.2.1. */
    List<String> responders() {
        return readable(() ->
                certificate
                        .extension(Extension.authorityInfoAccess)
                        .map(AuthorityInformationAccess::getInstance)
                        .stream()
                        .flatMap(access -> Stream.of(access.getAccessDescriptions()))
                        .filter(access -> access.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
                        .flatMap(access -> address(access.getAccessLocation()).stream()));
    }

    /** Where the certificate says its CRL is; RFC 5280, section 4.2.1.13. */
    List<String> crls() {
        return readable(
                () -> certificate.extension(Extension.cRLDistributionPoints).map(CRLDistPoint::getInstance).stream()
                        .flatMap(points -> Stream.of(points.getDistributionPoints()))
                        .map(DistributionPoint::getDistributionPoint)
                        .filter(name -> name != null && name.getType() == DistributionPointName.FULL_NAME)
                        .flatMap(name -> Stream.of(
                                GeneralNames.getInstance(name.getName()).getNames()))
                        .flatMap(name -> address(name).stream()));
    }

    /** What cannot be read names nobody; there may be others to ask. */
    private static List<String> readable(Supplier<Stream<String>> addresses) {
        try {
            return addresses.get().toList();
        } catch (RuntimeException malformed) {
            return List.of();
        }
    }

    private static Optional<String> address(GeneralName name) {
        return name.getTagNo() == GeneralName.uniformResourceIdentifier
                ? Optional.of(name.getName().toString())
                : Optional.empty();
    }
}
