package org.pontis.idp.sms.text;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GsmAlphabetTest {

    @Test
    void theAtSignIsZero() {
        assertThat(octets("@")).containsExactly(0x00);
    }

    @Test
    void lettersDigitsAndTheCodeLineAreWhatTheStandardSays() {
        assertThat(octets("@localhost #12345678"))
                .containsExactly(
                        0x00, 'l', 'o', 'c', 'a', 'l', 'h', 'o', 's', 't', ' ', '#', '1', '2', '3', '4', '5', '6', '7',
                        '8');
    }

    @Test
    void spanishLettersOfTheAlphabetHaveTheirPlaces() {
        assertThat(octets("ñÑüÜ¡¿éàùìò"))
                .containsExactly(0x7D, 0x5D, 0x7E, 0x5E, 0x40, 0x60, 0x05, 0x7F, 0x06, 0x07, 0x08);
    }

    @Test
    void charactersWhosePlaceIsNotThatOfAsciiAreMoved() {
        assertThat(octets("$_£¥§¤")).containsExactly(0x02, 0x11, 0x01, 0x03, 0x5F, 0x24);
    }

    @Test
    void theExtensionTableCostsTwoSeptets() {
        assertThat(octets("€[]{}\\~^|\f"))
                .containsExactly(
                        0x1B, 0x65, 0x1B, 0x3C, 0x1B, 0x3E, 0x1B, 0x28, 0x1B, 0x29, 0x1B, 0x2F, 0x1B, 0x3D, 0x1B, 0x14,
                        0x1B, 0x40, 0x1B, 0x0A);
    }

    @Test
    void linesEndWithLineFeed() {
        assertThat(octets("a\nb\r")).containsExactly('a', 0x0A, 'b', 0x0D);
    }

    @Test
    void whatIsNotInTheAlphabetIsRefusedAsAWhole() {
        for (String foreign : new String[] {"á", "í", "ó", "ú", "Á", "ç", "`", "\u001B", "\t", "Ю", "😀"}) {
            assertThat(GsmAlphabet.encode("abc" + foreign)).as(foreign).isEmpty();
        }
    }

    @Test
    void theTableHasAllOf127CharactersAndNoneTwice() {
        long basic = 0;
        for (char character = 0; character < 0xFFFF; character++) {
            basic +=
                    GsmAlphabet.encode(String.valueOf(character))
                            .filter(septets -> septets.getFirst().length == 1)
                            .stream()
                            .count();
        }
        assertThat(basic).isEqualTo(127);
    }

    private static int[] octets(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        GsmAlphabet.encode(text).orElseThrow().forEach(octets::writeBytes);
        byte[] bytes = octets.toByteArray();
        int[] unsigned = new int[bytes.length];
        Arrays.setAll(unsigned, at -> bytes[at] & 0xFF);
        return unsigned;
    }
}
