package org.pontis.idp.ledger.json;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CanonicalTest {

    /** RFC 8785, 3.2.3. */
    @Test
    void namesAreInTheOrderOfTheirCodeUnits() throws Malformed {
        Json.Members members = Json.Members.none()
                .with("\u20ac", "Euro Sign")
                .with("\r", "Carriage Return")
                .with("\ufb33", "Hebrew Letter Dalet With Dagesh")
                .with("1", "One")
                .with("\ud83d\ude00", "Emoji: Grinning Face")
                .with("\u0080", "Control")
                .with("\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(members.values().values().stream().map(value -> ((Json.Text) value).value()))
                .containsExactly(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji: Grinning Face",
                        "Hebrew Letter Dalet With Dagesh");
        assertThat(Canonical.read(Canonical.bytes(members))).isEqualTo(members);
    }

    /** RFC 8785, 3.2.2.2. */
    @Test
    void charactersHaveOneSpelling() throws Malformed {
        String text = "\u20ac$\u000f\nA'B\"\\\\\"/\b\f\r\t\u007f\u2028";
        Json.Members members = Json.Members.none().with("s", text);
        assertThat(Canonical.text(members))
                .isEqualTo("{\"s\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\f\\r\\t\u007f\u2028\"}");
        assertThat(Canonical.read(Canonical.bytes(members))).isEqualTo(members);
    }

    @Test
    void everyKindOfValueIsReadBack() throws Malformed {
        Json.Members members = Json.Members.none()
                .with("a", new Json.Items(List.of(new Json.Whole(-7), new Json.Truth(true), new Json.Text(""))))
                .with("b", Json.Members.none())
                .with("c", Json.Whole.LARGEST)
                .with("d", new Json.Truth(false))
                .with("e", new Json.Items(List.of()));
        assertThat(Canonical.text(members))
                .isEqualTo("{\"a\":[-7,true,\"\"],\"b\":{},\"c\":9007199254740991,\"d\":false,\"e\":[]}");
        assertThat(Canonical.read(Canonical.bytes(members))).isEqualTo(members);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}x",
                "{}\n",
                " {}",
                "{ }",
                "[]",
                "\"a\"",
                "1",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":1 }",
                "{\"a\": 1}",
                "{\"a\":1,\"a\":1}",
                "{\"b\":1,\"a\":1}",
                "{\"a\":01}",
                "{\"a\":-0}",
                "{\"a\":+1}",
                "{\"a\":1.0}",
                "{\"a\":1e2}",
                "{\"a\":9007199254740992}",
                "{\"a\":99999999999999999999}",
                "{\"a\":\u0661}",
                "{\"a\":null}",
                "{\"a\":tru}",
                "{\"a\":truE}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\\u000F\"}",
                "{\"a\":\"\\u000a\"}",
                "{\"a\":\"\\ud83d\"}",
                "{\"a\":\"\\ud83d\\ude00\"}",
                "{\"a\":\"\\u00\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\",
                "{\"a\":\"\n\"}",
                "{\"a\":\"b}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":[1 ]}",
                "{a:1}",
                "\ufeff{}",
                "{\"a\":[[[[[[[[]]]]]]]]}"
            })
    void anotherSpellingIsRefused(String json) {
        assertThatThrownBy(() -> Canonical.read(json.getBytes(UTF_8))).isInstanceOf(Malformed.class);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        assertThatThrownBy(() -> Canonical.read("{\"a\":\"\u00e9\"}".getBytes(ISO_8859_1)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void halfOfAPairIsNotWritten() {
        assertThatThrownBy(() -> Canonical.text(Json.Members.none().with("a", "\ud83d")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
