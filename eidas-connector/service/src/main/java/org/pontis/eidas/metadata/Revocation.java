package org.pontis.eidas.metadata;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.MetadataRule;

/**
 * Whether the certificates of a path are revoked, for each that says where to ask (eIDAS Interoperability Architecture 1.4,
 * section 6.5). No answer is a refusal.
 */
final class Revocation {

    private final Download download;

    Revocation(Download download) {
        this.download = download;
    }

    /** @throws BrokenRule {@link MetadataRule#REVOKED}, or {@link MetadataRule#REVOCATION} if it cannot be found out */
    void check(SignerPath path, Instant now) throws BrokenRule {
        for (int i = 0; i < path.certificates().size(); i++) {
            check(path.certificates().get(i), path.issuerOf(i), now);
        }
    }

    private void check(X509Certificate certificate, X509Certificate issuer, Instant now) throws BrokenRule {
        List<URI> lists = RevocationAddresses.lists(certificate);
        List<URI> responders = RevocationAddresses.responders(certificate);
        if (!lists.isEmpty()) {
            RevocationList.check(fetched(lists.getFirst()), certificate, issuer, now);
        } else if (!responders.isEmpty()) {
            StatusQuestion question = StatusQuestion.about(certificate, issuer);
            question.check(asked(responders.getFirst(), question), now);
        }
    }

    private byte[] fetched(URI address) throws BrokenRule {
        try {
            return download.get(address);
        } catch (BrokenRule e) {
            throw new BrokenRule(MetadataRule.REVOCATION, e.found(), e);
        }
    }

    private byte[] asked(URI address, StatusQuestion question) throws BrokenRule {
        try {
            return download.post(address, "application/ocsp-request", question.encoded());
        } catch (BrokenRule e) {
            throw new BrokenRule(MetadataRule.REVOCATION, e.found(), e);
        }
    }
}
