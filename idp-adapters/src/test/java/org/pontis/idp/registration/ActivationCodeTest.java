package org.pontis.idp.registration;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.pontis.idp.testing.TestCodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ActivationCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final ActivationCode code = ActivationCode.fresh(new TestCodes());

    @Test
    void isSixteenCharactersInGroupsOfFour() {
        assertTrue(code.printed().matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}"), code.printed());
    }

    @Test
    void isReadAsItIsPrinted() {
        assertEquals(code, ActivationCode.read(code.printed()).orElseThrow());
    }

    @Test
    void isReadAsPeopleType() {
        String sloppy = code.printed()
                .toLowerCase(java.util.Locale.ROOT)
                .replace('0', 'o')
                .replace('1', 'l')
                .replace('-', ' ');
        assertEquals(code, ActivationCode.read("  " + sloppy + " ").orElseThrow());
    }

    @Test
    void everyWrongCharacterIsNoticed() {
        for (int i = 0; i < ActivationCode.LENGTH; i++) {
            for (char other : ALPHABET.toCharArray()) {
                String slip =
                        code.value().substring(0, i) + other + code.value().substring(i + 1);
                assertEquals(
                        slip.equals(code.value()), ActivationCode.read(slip).isPresent(), slip);
            }
        }
    }

    @Test
    void everyTwoChangedPlacesAreNoticed() {
        for (int i = 0; i < ActivationCode.LENGTH; i++) {
            for (int j = i + 1; j < ActivationCode.LENGTH; j++) {
                StringBuilder slip = new StringBuilder(code.value());
                slip.setCharAt(i, code.value().charAt(j));
                slip.setCharAt(j, code.value().charAt(i));
                assertEquals(
                        slip.toString().equals(code.value()),
                        ActivationCode.read(slip.toString()).isPresent());
            }
        }
    }

    @Test
    void whatCannotBeOneIsNone() {
        for (String typed : new String[] {
            "", "-", code.value() + "0", code.value().substring(1), "U".repeat(16), "٣".repeat(16), "A".repeat(100_000)
        }) {
            assertFalse(ActivationCode.read(typed).isPresent());
        }
    }

    @Test
    void noTwoAreTheSame() {
        TestCodes codes = new TestCodes();
        Set<ActivationCode> seen = new HashSet<>();
        assertTrue(IntStream.range(0, 1000).allMatch(i -> seen.add(ActivationCode.fresh(codes))));
    }

    @Test
    void printsWithoutItself() {
        assertFalse(code.toString().contains(code.value()));
    }
}
