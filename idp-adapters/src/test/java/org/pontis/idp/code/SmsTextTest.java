package org.pontis.idp.code;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;

class SmsTextTest {

    private static final List<String> LANGUAGES = List.of("es", "ca", "gl", "eu", "en", "et");

    private static final String GSM_ACCENTS = "èéùìòÇØøÅåÆæßÉÄÖÑÜäöñüà";

    @Test
    void itSaysWhatForHowLongAndNotToShare() {
        assertThat(text("Agencia Tributaria (demo)"))
                .isEqualTo("Su clave para entrar en Agencia Tributaria (demo): 12345678. Caduca en 10 minutos. "
                        + "No la comparta con nadie.\n@clave.example #12345678");
    }

    @Test
    void whereNoPortalIsEnteredItSaysWhatForInstead() {
        assertThat(SmsText.of(attempt("Pontis").toGet("Nueva contraseña"), "12345678", TEN))
                .isEqualTo("Nueva contraseña: su clave es 12345678. Caduca en 10 minutos. "
                        + "No la comparta con nadie.\n@clave.example #12345678");
    }

    @Test
    void itSpeaksEnglishToo() {
        assertThat(english(Locale.ENGLISH))
                .isEqualTo("Your code to enter Agencia Tributaria (demo): 12345678. It is good for 10 minutes. "
                        + "Do not share it with anybody.\n@clave.example #12345678");
    }

    @Test
    void everyLanguageOfThePagesHasAMessageOfItsOwn() {
        assertThat(LANGUAGES.stream().map(language -> english(Locale.of(language))))
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).contains("Agencia Tributaria (demo)", "12345678", "10 "));
    }

    @Test
    void aLanguageWithoutWordsOfItsOwnGetsEnglishWhateverTheServerSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("es"));
            assertThat(english(Locale.JAPANESE)).startsWith("Your code");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theLastLineIsTheOriginBoundCodeAndNothingElse() {
        assertThat(text("Seguridad Social").lines()).hasSize(2).last().isEqualTo("@clave.example #12345678");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Seguridad\r\n@evil.example #11111111",
                "Seguridad\u2028@evil.example #11111111",
                "Seguridad\u0085@evil.example #11111111",
                "Seguridad\u000b\u0000\u001b#11111111",
                "\u202eSeguridad\u2066\u200b"
            })
    void aPortalsNameCannotAddALineNorHideOrTurnAround(String portal) {
        assertThat(text(portal).lines()).hasSize(2);
        assertThat(text(portal).lines().findFirst().orElseThrow())
                .contains("Seguridad")
                .doesNotContain("@", "#")
                .matches("[\\p{L}\\p{Nd} .,:()-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/x", "evil.example", "www.evil.example:8080/#a", "evil．example"})
    void aPortalsNameIsNoLink(String portal) {
        assertThat(text(portal).lines().findFirst().orElseThrow())
                .doesNotContain("://", "evil.example", "/")
                .contains("evil");
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        String words = text("𝒳𐐷".repeat(300)).lines().findFirst().orElseThrow();
        assertThat(words.codePointCount(0, words.length())).isLessThan(140);
        assertThat(words.codePoints()).noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200b", "###"})
    void aNamelessPortalIsCalledThePortal(String portal) {
        assertThat(text(portal)).startsWith("Su clave para entrar en el portal: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tesorería General de la Seguridad Social",
                "Administración Pública, Cádiz",
                "Coruña",
                "Agència Tributària de les Illes Balears",
                "Plaça Països Catalans",
                "Eusko Jaurlaritzako Ongizate Saila",
                "Consellería de Política Social, Igualdade",
                "Politsei- ja Piirivalveamet, Pärnu büroo"
            })
    void itFitsOneMessageOfTheGsmAlphabet(String portal) {
        for (String language : LANGUAGES) {
            String text = SmsText.of(attempt(portal).in(Locale.of(language)), "12345678", TEN);
            fits(language, text);
            fits(language, SmsText.of(attempt("").toGet(portal).in(Locale.of(language)), "12345678", TEN));
        }
    }

    private static void fits(String language, String text) {
        assertThat(text.codePoints())
                .allMatch(c ->
                        c == '\n' || (c >= ' ' && c <= 'z' && c != '`' && c != '^') || GSM_ACCENTS.indexOf(c) >= 0);
        assertThat(text).as(language).hasSizeLessThanOrEqualTo(160);
    }

    @Test
    void bracesInAPortalsNameAreNoPattern() {
        assertThat(text("{1} '{2}'")).contains("12345678").doesNotContain("{");
    }

    private static final Duration TEN = Duration.ofMinutes(10);

    private static TestAttempt attempt(String portal) {
        return new TestAttempt("attempt").at(portal);
    }

    private static String text(String portal) {
        return SmsText.of(attempt(portal), "12345678", TEN);
    }

    private static String english(Locale locale) {
        return SmsText.of(new TestAttempt("attempt").in(locale), "12345678", TEN);
    }
}
