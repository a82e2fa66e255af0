package org.pontis.idp.code;

import java.security.MessageDigest;
import java.util.Optional;

import org.pontis.broker.Citizen;
import org.pontis.broker.Msisdn;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Phone;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Whom a code is for.
 *
 * @param identifier whom it is said to be for, by the identifier alone
 * @param subject whom the limits count: identifier <em>and</em> contrast value, so that a stranger who knows only the
 *     identifier cannot use up the citizen's limits
 * @param citizen the citizen, if a code can reach her; otherwise the code is a decoy
 * @param sure whether it is proven already that she is who she says
 */
public record Recipient(String identifier, String subject, Optional<Citizen> citizen, boolean sure) {

    public Recipient {
        citizen = citizen.filter(c -> c.phone().isPresent());
    }

    /** A citizen about whom there is no doubt. */
    public static Recipient known(Citizen citizen) {
        return of(citizen.identifier(), citizen.contrast().orElse(""), Optional.of(citizen), true);
    }

    /** Somebody who says who she is and shows it by the contrast value of her document. */
    public static Recipient claimed(PersonIdentifier identifier, String contrast, Optional<Citizen> found) {
        Optional<Citizen> shown = found.filter(
                c -> c.contrast().filter(own -> same(own, contrast)).isPresent());
        return of(identifier, contrast, shown, false);
    }

    /** Where the code goes; nowhere for a decoy. */
    Optional<Msisdn> number() {
        return citizen.flatMap(Citizen::phone).map(Phone::number);
    }

    private static Recipient of(PersonIdentifier who, String contrast, Optional<Citizen> citizen, boolean sure) {
        return new Recipient(who.semantics(), who.semantics() + "|" + contrast, citizen, sure);
    }

    private static boolean same(String own, String typed) {
        return MessageDigest.isEqual(own.getBytes(UTF_8), typed.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "Recipient[" + citizen.map(Citizen::id).orElse("nobody") + "]";
    }
}
