package org.pontis.sandbox.operator;

import java.util.Optional;

import org.pontis.sandbox.ca.Organisation;
import org.pontis.sandbox.ca.Subject;
import org.pontis.sandbox.phones.PhoneNumber;

/**
 * What the operator has on record of a SIM.
 *
 * @param holder whose it is
 * @param issuer of its certificates, as in the test authority
 * @param language that its menu speaks, ISO 639-1
 * @param represents the company of its second certificate
 * @param rsaOnly whether it is an old one without elliptic curves
 * @param expired whether its certificates were over yesterday
 * @param always how everything with it ends, whatever its holder does
 */
public record Subscriber(
        PhoneNumber number,
        Subject holder,
        String issuer,
        String language,
        Optional<Organisation> represents,
        boolean rsaOnly,
        boolean expired,
        Optional<Outcome> always) {

    /** Somebody for herself, with a SIM like any other. */
    public static Subscriber of(PhoneNumber number, Subject holder, String issuer, String language) {
        return new Subscriber(number, holder, issuer, language, Optional.empty(), false, false, Optional.empty());
    }

    /** The holder's name as people write it. */
    public String name() {
        return holder.givenName() + " " + holder.familyName();
    }

    @Override
    public String toString() {
        return "Subscriber[" + number + "]";
    }
}
