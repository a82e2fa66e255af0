package org.pontis.idp.certificate.issuer;

import java.time.LocalDate;
import java.util.Optional;

import org.pontis.broker.PersonIdentifier;

/**
 * The person a certificate speaks of. It prints nothing personal.
 *
 * @param identifier who she is, in the spelling of the user database
 * @param givenName as the certificate writes it, often in capitals
 * @param familyName as the certificate writes it
 * @param birthdate if the certificate or the national identifier tells it
 * @param organisation whom she represents; nothing if the certificate is hers alone
 */
public record Holder(
        PersonIdentifier identifier,
        String givenName,
        String familyName,
        Optional<LocalDate> birthdate,
        Optional<Organisation> organisation) {

    @Override
    public String toString() {
        return "Holder[" + identifier + "]";
    }
}
