package org.pontis.idp.sms.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SegmentTest {

    @Test
    void a160SeptetTextTravelsAlone() {
        assertThat(Segment.of("x".repeat(160), 7)).singleElement().satisfies(alone -> {
            assertThat(alone.coding()).isEqualTo(TextCoding.GSM_7);
            assertThat(alone.headed()).isFalse();
            assertThat(alone.octets()).hasSize(160);
        });
    }

    @Test
    void oneSeptetMoreMakesTwoPartsTiedByTheReference() {
        List<Segment> parts = Segment.of("x".repeat(161), 0x1A7);
        assertThat(parts).hasSize(2).allMatch(Segment::headed);
        assertThat(parts.getFirst().octets()).hasSize(6 + 153).startsWith(5, 0, 3, 0xA7, 2, 1);
        assertThat(parts.getLast().octets()).hasSize(6 + 8).startsWith(5, 0, 3, 0xA7, 2, 2);
    }

    @Test
    void anEscapeIsNeverCutFromItsCharacter() {
        List<Segment> parts = Segment.of("x".repeat(152) + "€" + "x".repeat(20), 1);
        assertThat(parts.getFirst().octets()).hasSize(6 + 152);
        assertThat(text(parts.getLast())).startsWith(0x1B, 0x65);
    }

    @Test
    void a70CharacterTextInUcs2TravelsAlone() {
        assertThat(Segment.of("á".repeat(70), 1)).singleElement().satisfies(alone -> {
            assertThat(alone.coding()).isEqualTo(TextCoding.UCS_2);
            assertThat(alone.octets()).hasSize(140);
        });
    }

    @Test
    void aLongerOneIsCutAfter67() {
        String text = "á".repeat(100);
        List<Segment> parts = Segment.of(text, 1);
        assertThat(parts).hasSize(2);
        assertThat(parts.getFirst().octets()).hasSize(140);
        assertThat(ucs2(parts.getFirst()) + ucs2(parts.getLast())).isEqualTo(text);
    }

    @Test
    void aSurrogatePairIsNeverCut() {
        List<Segment> parts = Segment.of("á".repeat(66) + "😀" + "á".repeat(20), 1);
        assertThat(ucs2(parts.getFirst())).isEqualTo("á".repeat(66));
        assertThat(ucs2(parts.getLast())).startsWith("😀");
    }

    @Test
    void aDecomposedLetterIsComposedFirst() {
        assertThat(Segment.of("man\u0303ana", 1)).singleElement().satisfies(alone -> {
            assertThat(alone.coding()).isEqualTo(TextCoding.GSM_7);
            assertThat(alone.octets()).containsExactly('m', 'a', 0x7D, 'a', 'n', 'a');
        });
    }

    @Test
    void anEmptyTextIsOneEmptySegment() {
        assertThat(Segment.of("", 1)).singleElement().satisfies(alone -> assertThat(alone.octets())
                .isEmpty());
    }

    @Test
    void aBookIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Segment.of("x".repeat(153 * 10 + 1), 1));
    }

    private static byte[] text(Segment part) {
        return Arrays.copyOfRange(part.octets(), 6, part.octets().length);
    }

    private static String ucs2(Segment part) {
        return new String(text(part), StandardCharsets.UTF_16BE);
    }
}
