package org.pontis.idp.sms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.pontis.broker.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/configuration.md} has every key of the SMS centres. */
class DocumentTest {

    private static final Map<String, String> ENOUGH = Map.of(
            "sms-centres", "smpp,http",
            "smpp-host", "smsc.example",
            "smpp-system-id", "pontis",
            "smpp-password", "hush8888",
            "smpp-sender", "Pontis",
            "http-url", "https://sms.example/cgi-bin/sendsms",
            "http-username", "pontis",
            "http-password", "hush",
            "http-sender", "Pontis");

    @Test
    void everyKeyThatIsReadIsDocumented() throws IOException {
        Set<String> read = new TreeSet<>();
        SmsSettings.from(new Settings("", key -> {
            read.add(key);
            return ENOUGH.get(key);
        }));
        String document = Files.readString(Path.of("../docs/configuration.md"));
        assertThat(read).hasSizeGreaterThan(20).allSatisfy(key -> {
            String rest = key.substring(key.indexOf('-'));
            assertThat(document)
                    .containsAnyOf(
                            "`" + key + "`", "`<" + key.substring(0, 4) + ">" + rest + "`", "`<name>" + rest + "`");
        });
    }
}
