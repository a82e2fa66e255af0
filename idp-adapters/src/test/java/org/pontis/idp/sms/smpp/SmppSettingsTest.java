package org.pontis.idp.sms.smpp;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.sms.centre.Backoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SmppSettingsTest {

    private final Map<String, String> keys = new HashMap<>(Map.of(
            "smpp-host", "smsc.example",
            "smpp-system-id", "pontis",
            "smpp-password", "hush8888",
            "smpp-sender", "Pontis"));

    private SmppSettings read() {
        return SmppSettings.from("smpp", new Settings("spi-", keys::get));
    }

    @Test
    void fourKeysAreEnough() {
        SmppSettings settings = read();
        assertThat(settings.port()).isEqualTo(2775);
        assertThat(settings.enquireLink()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.pace().retry()).isEqualTo(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @CsvSource({
        "smsc.example, , true",
        "10.0.0.7, , true",
        "localhost, , false",
        "127.0.0.1, , false",
        "127.0.0.1, true, true",
        "127.0.0.1.example, , true",
        "smsc.example, false, false"
    })
    void theLinkIsInTlsUnlessItStaysHereOrTheOperatorSaysSo(String host, String tls, boolean secured) {
        keys.put("smpp-host", host);
        keys.put("smpp-tls", tls);
        assertThat(read().tls().isPresent()).isEqualTo(secured);
    }

    @ParameterizedTest
    @CsvSource({
        "smpp-host, 'not a host'",
        "smpp-port, 70000",
        "smpp-system-id, sixteen-octets-x",
        "smpp-password, nine-char",
        "smpp-sender, twelve-chars",
        "smpp-sender, 600000001",
        "smpp-sender, España",
        "smpp-enquire-link, PT0S",
        "smpp-submit-timeout, 5",
        "smpp-tls, maybe",
        "smpp-tls-ca, /no/such/file",
        "smpp-parallel, many",
        "smpp-retry-min, PT0S",
        "smpp-retry-max, PT0.5S"
    })
    void whatIsOutOfRangeIsNamed(String key, String value) {
        keys.put(key, value);
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(this::read)
                .withMessageStartingWith("spi-" + key + " must be ")
                .withMessageEndingWith(".");
    }

    @ParameterizedTest
    @CsvSource({"smpp-host", "smpp-system-id", "smpp-password", "smpp-sender"})
    void whatIsMissingIsNamed(String key) {
        keys.remove(key);
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(this::read)
                .withMessage("spi-" + key + " is not set.");
    }

    @Test
    void thePasswordIsNeverPrintedNotEvenABadOne() {
        assertThat(read().toString()).contains("smsc.example").doesNotContain("hush8888");
        keys.put("smpp-password", "far-too-long-secret");
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(this::read)
                .satisfies(invalid -> assertThat(invalid.getMessage()).doesNotContain("far-too-long-secret"));
    }
}
