package org.pontis.idp.sms;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.sms.centre.CentreSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SmsSettingsTest {

    private final Map<String, String> keys = new HashMap<>(Map.of(
            "smpp-host", "smsc.example",
            "smpp-system-id", "pontis",
            "smpp-password", "hush8888",
            "smpp-sender", "Pontis",
            "http-backup-url", "https://sms.example/cgi-bin/sendsms",
            "http-backup-username", "pontis",
            "http-backup-password", "hush-hush-hush",
            "http-backup-sender", "Pontis"));

    private SmsSettings read() {
        return SmsSettings.from(new Settings("spi-", keys::get));
    }

    @Test
    void oneSmppCentreIsTheDefault() {
        assertThat(read().centres()).extracting(CentreSettings::name).containsExactly("smpp");
        assertThat(read().queue()).isEqualTo(200);
        assertThat(read().deadline()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void theOrderIsThePreference() {
        keys.put("sms-centres", "http-backup, smpp");
        assertThat(read().centres()).extracting(CentreSettings::name).containsExactly("http-backup", "smpp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smpp,smpp", "smpp,", "kannel", "smpp_2", "SMPP", "smpp;http", "smpp-a-b"})
    void namesThatAreNoneOrTwiceStopTheStart(String centres) {
        keys.put("sms-centres", centres);
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(this::read)
                .withMessageStartingWith("spi-sms-centres must be ");
    }

    @ParameterizedTest
    @CsvSource({
        "http-backup-url, http://sms.example/cgi-bin/sendsms",
        "http-backup-url, https://user:pass@sms.example/cgi-bin/sendsms",
        "http-backup-url, https://sms.example/cgi-bin/sendsms?smsc=a",
        "http-backup-url, ftp://sms.example/",
        "http-backup-username, 'two words'",
        "http-backup-password, 'with blank'",
        "http-backup-sender, twelve-chars",
        "http-backup-tls-ca, /no/such/file",
        "http-backup-parallel, 0",
        "sms-queue, 0",
        "sms-deadline, PT0.5S"
    })
    void whatIsOutOfRangeIsNamed(String key, String value) {
        keys.put("sms-centres", "smpp,http-backup");
        keys.put(key, value);
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(this::read)
                .withMessageStartingWith("spi-" + key + " must be ")
                .withMessageEndingWith(".")
                .satisfies(invalid -> assertThat(invalid.getMessage()).doesNotContain("hush", "pass@", "blank'"));
    }

    @Test
    void noPasswordIsEverPrinted() {
        keys.put("sms-centres", "smpp,http-backup");
        assertThat(read().toString()).contains("http-backup").doesNotContain("hush");
    }
}
