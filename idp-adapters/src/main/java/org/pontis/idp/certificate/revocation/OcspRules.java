package org.pontis.idp.certificate.revocation;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import org.pontis.broker.Settings;
import org.pontis.idp.certificate.x509.ParsedCertificate;

/**
 * How an issuer answers OCSP.
 *
 * @param hosts to which the address in a certificate may lead; it is asked first
 * @param responders the addresses asked then, one after the other
 * @param digest of the names in our request; some responders understand only one
 * @param nonce whether the answer must carry ours
 * @param pinned certificates of responders that may answer without the issuer's authorisation
 */
public record OcspRules(Hosts hosts, List<URI> responders, Digest digest, Nonce nonce, List<ParsedCertificate> pinned) {

    /** The hash of a CertID; RFC 6960, section 4.1.1. It names the issuer and protects nothing. */
    public enum Digest {
        SHA1,
        SHA256
    }

    /** RFC 9654. A wrong nonce never counts, whatever the rule. */
    public enum Nonce {
        /** An answer without our nonce does not count. */
        REQUIRED,
        /** Sent, and an answer without it counts: the responder signs in advance. */
        OPTIONAL,
        /** Not sent: the responder stumbles over it. */
        NONE
    }

    static OcspRules from(Settings profile, List<ParsedCertificate> pinned) {
        return new OcspRules(
                Addresses.hosts(profile, "ocsp-hosts"),
                Addresses.of(profile, "ocsp"),
                profile.choice("ocsp-digest", Digest.SHA1),
                profile.choice("ocsp-nonce", Nonce.REQUIRED),
                pinned);
    }

    boolean silent() {
        return hosts.allowed().isEmpty() && responders.isEmpty();
    }

    List<URI> responders(Question question) {
        return Stream.concat(hosts.allowed(question.responders().stream()).stream(), responders.stream())
                .distinct()
                .toList();
    }
}
