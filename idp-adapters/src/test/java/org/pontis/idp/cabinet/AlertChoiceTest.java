package org.pontis.idp.cabinet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Means;
import org.pontis.broker.Means.Kind;
import org.pontis.broker.Registration;
import org.pontis.broker.Standing;
import org.pontis.idp.cabinet.AlertChoice.Channel;
import org.pontis.idp.cabinet.AlertChoice.Occasion;

import static org.assertj.core.api.Assertions.assertThat;

/** Of what somebody is told, where to, and who may change it. */
class AlertChoiceTest {

    @Test
    void anAccountKeepsItAsWordsAndReadsItBack() {
        AlertChoice choice = new AlertChoice(Set.of(Occasion.HIGH, Occasion.REFUSED), Set.of(Channel.MAIL), "gl");
        assertThat(choice.words()).containsExactly("high", "mail", "refused", "in:gl");
        assertThat(AlertChoice.read(choice.words())).contains(choice);
        assertThat(AlertChoice.read(List.of("high", "nonsense"))).isEmpty();
        assertThat(AlertChoice.read(List.of())).isEmpty();
    }

    @Test
    void onlyWhatWasChosenIsTold() {
        AlertChoice high = new AlertChoice(Set.of(Occasion.HIGH), Set.of(Channel.SMS), "");
        assertThat(high.wantsLogin(Optional.of(LevelOfAssurance.HIGH))).isTrue();
        assertThat(high.wantsLogin(Optional.of(LevelOfAssurance.SUBSTANTIAL))).isFalse();
        assertThat(high.wantsLogin(Optional.empty())).isFalse();
        assertThat(high.wantsRefused()).isFalse();
        AlertChoice every = new AlertChoice(Set.of(Occasion.EVERY), Set.of(Channel.SMS), "");
        assertThat(every.wantsLogin(Optional.empty())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "ana@",
                "@example.org",
                "ana@localhost",
                "ana@example.org\r\nBcc: eva@example.org",
                "ana@example.org,eva@example.org",
                "\"a b\"@example.org",
                "<ana@example.org>",
                "a..b@example.org",
                ".a@example.org",
                "a.@example.org",
                "ana@[127.0.0.1]",
                "añа@example.org"
            })
    void whatIsNoPlainAddressIsNone(String typed) {
        assertThat(EmailAddress.read(typed)).isEmpty();
    }

    @Test
    void aPlainAddressIsRead() {
        assertThat(EmailAddress.read(" Ana.Garcia+x@Example.ORG ").map(EmailAddress::value))
                .contains("Ana.Garcia+x@example.org");
    }

    @Test
    void noMoreIsAskedOfHerThanSheCanShow() {
        Means phone = means(Kind.PHONE, Registration.ADVANCED);
        Means password = means(Kind.PASSWORD, Registration.ADVANCED);
        assertThat(Reach.toChangeAlerts(List.of())).isEqualTo(LevelOfAssurance.LOW);
        assertThat(Reach.toChangeAlerts(List.of(phone))).isEqualTo(LevelOfAssurance.LOW);
        assertThat(Reach.toChangeAlerts(List.of(phone, password))).isEqualTo(LevelOfAssurance.SUBSTANTIAL);
        assertThat(Reach.toChangeAlerts(List.of(phone, means(Kind.PASSWORD, Registration.BASIC))))
                .isEqualTo(LevelOfAssurance.LOW);
        assertThat(Reach.toChangeAlerts(List.of(means(Kind.CARD, Registration.ADVANCED))))
                .isEqualTo(LevelOfAssurance.SUBSTANTIAL);
    }

    private static Means means(Kind kind, Registration registration) {
        return new Means(
                kind.word(),
                kind,
                registration,
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                new Standing.Active(),
                "");
    }
}
