package org.pontis.eidas.saml.message;

import java.time.Instant;
import java.util.Optional;

import org.opensaml.saml.common.SAMLVersion;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.RequestAbstractType;
import org.opensaml.saml.saml2.core.StatusResponseType;

/** What every message and assertion says about itself, as it was sent (SAML core 2.3.3, 3.2.1, 3.2.2). */
public record Envelope(
        Optional<String> id,
        Optional<String> version,
        Optional<Instant> issuedAt,
        Optional<String> issuer,
        Optional<String> issuerFormat,
        Optional<String> destination,
        Optional<String> consent) {

    static Envelope of(RequestAbstractType xml) {
        return of(xml.getID(), xml.getVersion(), xml.getIssueInstant(), xml.getIssuer())
                .sent(xml.getDestination(), xml.getConsent());
    }

    static Envelope of(StatusResponseType xml) {
        return of(xml.getID(), xml.getVersion(), xml.getIssueInstant(), xml.getIssuer())
                .sent(xml.getDestination(), xml.getConsent());
    }

    /** An assertion has no destination and no consent. */
    static Envelope of(Assertion xml) {
        return of(xml.getID(), xml.getVersion(), xml.getIssueInstant(), xml.getIssuer());
    }

    private static Envelope of(String id, SAMLVersion version, Instant issuedAt, Issuer issuer) {
        return new Envelope(
                Optional.ofNullable(id),
                version(version),
                Optional.ofNullable(issuedAt),
                value(issuer),
                format(issuer),
                Optional.empty(),
                Optional.empty());
    }

    private Envelope sent(String to, String agreed) {
        return new Envelope(
                id, version, issuedAt, issuer, issuerFormat, Optional.ofNullable(to), Optional.ofNullable(agreed));
    }

    private static Optional<String> version(SAMLVersion version) {
        return Optional.ofNullable(version).map(SAMLVersion::toString);
    }

    private static Optional<String> value(Issuer issuer) {
        return Optional.ofNullable(issuer).map(Issuer::getValue);
    }

    private static Optional<String> format(Issuer issuer) {
        return Optional.ofNullable(issuer).map(Issuer::getFormat);
    }
}
