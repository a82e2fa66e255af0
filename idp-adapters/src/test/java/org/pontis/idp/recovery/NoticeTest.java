package org.pontis.idp.recovery;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.Means;

import static org.assertj.core.api.Assertions.assertThat;

/** What a citizen is told of a change. */
class NoticeTest {

    private static final String GSM =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
                    + "abcdefghijklmnopqrstuvwxyzäöñüà";

    @ParameterizedTest
    @ValueSource(strings = {"ca", "en", "es", "et", "eu", "gl"})
    void itFitsOneMessageInEveryLanguageAndHoldsNoLink(String language) {
        for (String what : List.of(
                "credential_added",
                "credential_suspended",
                "credential_reactivated",
                "credential_revoked",
                "credential_renewed",
                "registration_raised",
                "password_activated")) {
            for (Means.Kind kind : Means.Kind.values()) {
                fits(Notice.of(what, kind, Locale.of(language)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca", "en", "es", "et", "eu", "gl"})
    void soDoesWhatIsToldOfHerNameAndOfWhatEnds(String language) {
        fits(Notice.identity(Locale.of(language)));
        fits(Notice.document(Locale.of(language)));
        for (Means.Kind kind : Means.Kind.values()) {
            Notice ending = Notice.ending(kind, LocalDate.of(2027, 1, 31), Locale.of(language));
            fits(ending);
            assertThat(ending.text()).contains("2027-01-31");
        }
    }

    private static void fits(Notice notice) {
        assertThat(notice.text()).hasSizeLessThanOrEqualTo(160).doesNotContain("http", "www", "{", "''");
        assertThat(notice.text().chars()).allMatch(letter -> GSM.indexOf(letter) >= 0);
        assertThat(notice.subject()).isNotBlank();
    }
}
