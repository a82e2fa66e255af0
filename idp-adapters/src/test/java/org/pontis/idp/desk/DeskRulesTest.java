package org.pontis.idp.desk;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DeskRulesTest {

    private final DeskRules usual = read(Map.of());

    @Test
    void withoutASettingEverythingSensitiveNeedsTwo() {
        assertEquals(DeskRules.SENSITIVE, usual.two());
        assertEquals(Duration.ofMinutes(30), usual.confirmation());
        assertEquals(30, usual.lookups().max());
        assertEquals(18, usual.adultFrom());
    }

    @Test
    void aPhoneNeedsTwoOnlyWhereThereIsSomethingToTakeOver() {
        assertTrue(usual.needsTwo(Act.NEW_PHONE, true, false, false));
        assertTrue(usual.needsTwo(Act.NEW_PHONE, false, true, false));
        assertFalse(usual.needsTwo(Act.NEW_PHONE, false, false, false));
    }

    @Test
    void bringingBackNeedsTwoWhereSheHasSaidThatItWasNotHer() {
        assertTrue(usual.needsTwo(Act.REACTIVATE, false, true, false));
        assertFalse(usual.needsTwo(Act.REACTIVATE, true, false, false));
    }

    @Test
    void raisingAndANewNameAlwaysDo() {
        assertTrue(usual.needsTwo(Act.RAISE, false, false, false));
        assertTrue(usual.needsTwo(Act.IDENTITY, false, false, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUSPEND", "REVOKE", "RENEW", "NEW_CODE", "REGISTER", "CLOSE_CASE"})
    void whatStopsOrIsNoDangerNeverDoes(String act) {
        assertFalse(usual.needsTwo(Act.valueOf(act), true, true, true));
    }

    @Test
    void aRealmMayTrustOneOfficerWithMoreButNeverOverAColleague() {
        DeskRules lax = read(Map.of("desk-two-officers", "none"));
        assertFalse(lax.needsTwo(Act.RAISE, true, true, false));
        assertTrue(lax.needsTwo(Act.RAISE, true, true, true));
        assertEquals(
                Set.of(Act.RAISE, Act.NEW_PHONE),
                read(Map.of("desk-two-officers", "raise, new_phone")).two());
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspend", "raise,", "everything", "RAISE"})
    void whatCannotBeReadStopsTheStart(String words) {
        InvalidSetting wrong = assertThrows(InvalidSetting.class, () -> read(Map.of("desk-two-officers", words)));
        assertTrue(wrong.getMessage().startsWith("pontis.desk-two-officers must be none, or of "), wrong.getMessage());
    }

    @Test
    void numbersAndTimesHaveTheirRange() {
        assertThrows(InvalidSetting.class, () -> read(Map.of("desk-lookups-per-hour", "0")));
        assertThrows(InvalidSetting.class, () -> read(Map.of("desk-confirmation", "PT9H")));
        assertThrows(InvalidSetting.class, () -> read(Map.of("desk-adult-from", "121")));
        assertThrows(InvalidSetting.class, () -> read(Map.of("desk-codes-per-hour", "101")));
    }

    private static DeskRules read(Map<String, String> realm) {
        return DeskRules.read(new Settings("pontis.", realm::get));
    }
}
