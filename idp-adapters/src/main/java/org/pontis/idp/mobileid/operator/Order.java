package org.pontis.idp.mobileid.operator;

import java.util.Locale;
import java.util.Optional;

/**
 * One login on one phone.
 *
 * @param role as whom, if the citizen chose or the SIM has only one; empty if the operator does not tell roles apart
 * @param text what the phone shows; the dialect that signs texts signs it
 */
public record Order(Subscriber who, Optional<Role> role, Challenge challenge, String text, Locale language) {

    /** What page and phone show. */
    public String code() {
        return VerificationCode.of(challenge.octets());
    }
}
