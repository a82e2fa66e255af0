package org.pontis.idp.registration;

import org.pontis.broker.PersonIdentifier;

/**
 * Who somebody says she is, and what she answered. It prints nothing of it.
 *
 * @param contrast the value of her document that only its holder has at hand
 * @param answer in the spelling of {@link Question#read}
 */
public record Claim(PersonIdentifier identifier, String contrast, Asked asked, String answer) {

    @Override
    public String toString() {
        return "Claim[" + asked.word() + "]";
    }
}
