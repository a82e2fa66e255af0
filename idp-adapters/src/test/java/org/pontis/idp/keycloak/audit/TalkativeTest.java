package org.pontis.idp.keycloak.audit;

import org.jboss.logging.Logger.Level;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.broker.InvalidSetting;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TalkativeTest {

    @Test
    void aServerAtInfoStarts() {
        assertThatCode(() -> Talkative.refuse((category, level) -> level.compareTo(Level.INFO) <= 0))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("N4 a server that prints what it signs, or keys, does not start")
    void aServerThatPrintsWhatItSignsDoesNot() {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> Talkative.refuse((category, level) -> category.equals("org.apache.xml.security")))
                .withMessage(
                        "The log category org.apache.xml.security is at DEBUG, where it prints secrets or people.");
    }

    @Test
    void norOneWithEverythingAtDebug() {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> Talkative.refuse((category, level) -> level == Level.DEBUG));
    }
}
