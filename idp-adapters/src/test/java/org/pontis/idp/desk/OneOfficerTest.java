package org.pontis.idp.desk;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.Means;
import org.pontis.broker.Registration;
import org.pontis.broker.Standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OneOfficerTest {

    @ParameterizedTest
    @CsvSource({
        "SUSPEND, CARD, true",
        "REVOKE, PHONE, true",
        "REVOKE, PASSWORD, true",
        "REVOKE, SIM, false",
        "REVOKE, CARD, false",
        "REACTIVATE, PHONE, true",
        "REACTIVATE, CARD, false",
        "RENEW, PHONE, true",
        "RENEW, PASSWORD, true"
    })
    void whatGivesHighIsNotInOneHand(Act act, Means.Kind kind, boolean suffices) {
        Means means = new Means(
                kind.word(),
                kind,
                Registration.ADVANCED,
                Optional.empty(),
                Optional.empty(),
                new Standing.Active(),
                "");
        assertEquals(suffices, OneOfficer.suffices(act, Optional.of(means)));
    }

    @ParameterizedTest
    @CsvSource({"REGISTER", "NEW_PHONE", "RAISE", "NEW_CODE", "IDENTITY", "CLOSE_CASE", "SUSPEND"})
    void theRestIsForTheRealmToSay(Act act) {
        assertTrue(OneOfficer.suffices(act, Optional.empty()));
    }
}
