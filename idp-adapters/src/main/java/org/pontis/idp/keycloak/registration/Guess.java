package org.pontis.idp.keycloak.registration;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.pontis.broker.Count;
import org.pontis.broker.Limit;
import org.pontis.broker.Limits;

/**
 * A guess at an activation code. It is counted before anybody looks at it, and given back if it was right: of many at the same moment
 * no more are looked at than one after the other.
 *
 * @param name that was typed, whether anybody has it or not
 */
record Guess(Limits limits, Limit wrong, String name) {

    /** @param find the record of the code, if it is hers */
    Activation judge(Supplier<Optional<Activation.Good>> find) {
        List<Count> counted = List.of(new Count(wrong, name, 1));
        if (!limits.take(counted)) {
            return new Activation.Blocked();
        }
        Optional<Activation.Good> good = find.get();
        good.ifPresent(hers -> limits.giveBack(counted));
        return good.<Activation>map(hers -> hers).orElseGet(Activation.Wrong::new);
    }
}
