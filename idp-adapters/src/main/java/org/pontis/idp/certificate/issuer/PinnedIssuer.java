package org.pontis.idp.certificate.issuer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.pontis.broker.InvalidSetting;
import org.pontis.idp.certificate.x509.Curve;
import org.pontis.idp.certificate.x509.KeyStrength;
import org.pontis.idp.certificate.x509.KeyUsage;
import org.pontis.idp.certificate.x509.ParsedCertificate;

/**
 * An issuer an operator trusts, and the authorities above it if she gave them. Paths are built from these alone, so there
 * is one path to a certificate and it is found when the server starts: RFC 5280, section 6.1, with the last of the chain
 * as trust anchor.
 *
 * @param chain the issuer first, each signed by the next
 */
public record PinnedIssuer(List<ParsedCertificate> chain) {

    private static final int LONGEST = 5;

    public PinnedIssuer {
        chain = List.copyOf(chain);
    }

    /**
     * Finds the path from {@code issuer} up through {@code authorities}.
     *
     * @param what names the profile in messages
     */
    static PinnedIssuer of(String what, ParsedCertificate issuer, Collection<ParsedCertificate> authorities) {
        List<ParsedCertificate> chain = new ArrayList<>(List.of(issuer));
        check(what, issuer, 0);
        while (!authorities.isEmpty() && !selfIssued(chain.getLast())) {
            ParsedCertificate below = chain.getLast();
            Optional<ParsedCertificate> above = authorities.stream()
                    .filter(authority -> !chain.contains(authority) && below.issuedBy(authority))
                    .findFirst();
            if (above.isEmpty() || chain.size() == LONGEST) {
                throw new InvalidSetting(what + "authorities has no path from an issuer to a self-signed certificate.");
            }
            check(what, above.get(), chain.size());
            chain.add(above.get());
        }
        return new PinnedIssuer(chain);
    }

    /** The issuer's own, whose key has to have signed; not that of an authority above. */
    public ParsedCertificate certificate() {
        return chain.getFirst();
    }

    /** Whether its key may have this identifier: it has, or it does not say; section 4.2.1.2. */
    public boolean mayHaveKey(byte[] identifier) {
        return certificate()
                .extension(Extension.subjectKeyIdentifier)
                .map(SubjectKeyIdentifier::getInstance)
                .map(own -> Arrays.equals(own.getKeyIdentifier(), identifier))
                .orElse(true);
    }

    /** Whether something above limits the names below; section 4.2.1.10. */
    public boolean constrainsNames() {
        return chain.stream().anyMatch(authority -> authority.has(Extension.nameConstraints));
    }

    private static boolean selfIssued(ParsedCertificate certificate) {
        return certificate.subject().equals(certificate.issuer());
    }

    /**
     * An authority may issue certificates.
     *
     * @param below how many authorities follow down to the holder's certificate
     */
    private static void check(String what, ParsedCertificate authority, int below) {
        String name = what + "the certificate of " + authority.subject() + " ";
        // 6.1.4 (k) and (n)
        require(authority.authority(), name + "is not an authority's: basicConstraints says nothing of cA.");
        require(authority.permits(KeyUsage.KEY_CERT_SIGN), name + "may not sign certificates: keyUsage.");
        // 6.1.4 (m)
        require(
                authority.java().getBasicConstraints() >= below,
                name + "allows fewer authorities below it than there are: pathLenConstraint.");
        KeyStrength.weakness(authority.keyInfo(), EnumSet.allOf(Curve.class)).ifPresent(weakness -> {
            throw new InvalidSetting(name + "has a weak key. " + weakness);
        });
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidSetting(otherwise);
        }
    }
}
