package org.pontis.idp.certificate.issuer;

import java.util.List;
import java.util.Set;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.MethodId;
import org.pontis.idp.certificate.revocation.Rules;
import org.pontis.idp.certificate.x509.Curve;

/**
 * What one kind of certificate of one authority is.
 *
 * @param id the name of its file
 * @param methods ids of the login methods for which such a certificate is made; no other takes it
 * @param issuers who issues it
 * @param policies under which policies
 * @param usage what for
 * @param curves on which a key may lie besides being RSA
 * @param holder how to read whom it speaks of
 * @param organisations whether the holder may be somebody who represents an organisation
 * @param ceiling the highest level it can prove
 * @param revocation where to ask whether it still counts
 */
public record IssuerProfile(
        String id,
        Set<MethodId> methods,
        List<PinnedIssuer> issuers,
        PolicyRule policies,
        UsageRule usage,
        Set<Curve> curves,
        HolderRule holder,
        boolean organisations,
        LevelOfAssurance ceiling,
        Rules revocation) {

    @Override
    public String toString() {
        return "IssuerProfile[" + id + "]";
    }
}
