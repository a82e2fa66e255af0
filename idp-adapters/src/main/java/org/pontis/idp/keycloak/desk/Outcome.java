package org.pontis.idp.keycloak.desk;

import org.pontis.idp.desk.Act;
import org.pontis.idp.registration.ActivationCode;

/** What came of an officer's wish. */
sealed interface Outcome {

    /** It is done. */
    record Done(Act act) implements Outcome {}

    /** It waits for a second officer. */
    record AskedFor(Act act) implements Outcome {}

    /** It is done, and there is a code to be printed now or never. */
    record Printed(Act act, ActivationCode code) implements Outcome {}
}
