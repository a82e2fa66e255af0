package org.pontis.idp.sms.centre;

import java.util.List;
import java.util.Set;

import org.pontis.broker.Msisdn;

/**
 * A delivery receipt.
 *
 * @param ids what it calls the message: the parameter first, then the text
 * @param addresses from and to, as written
 */
public record Receipt(List<String> ids, Set<String> addresses, State state) {

    /** What it says. */
    public enum State {
        DELIVERED,
        UNDELIVERED,
        /** Not the end yet, or nothing we understand. */
        UNDERWAY
    }

    public Receipt {
        ids = List.copyOf(ids);
        addresses = Set.copyOf(addresses);
    }

    /** Centres differ in which of the two addresses is the phone's. */
    public boolean concerns(Msisdn number) {
        String digits = number.value().substring(1);
        return addresses.contains(digits) || addresses.contains("+" + digits) || addresses.contains("00" + digits);
    }

    @Override
    public String toString() {
        return "Receipt[" + state + "]";
    }
}
