package org.pontis.sandbox.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.pontis.realm.TestCitizen;
import org.pontis.realm.TestCitizens;

import static org.assertj.core.api.Assertions.assertThat;

/** After everything else: the broker's log tells what happened, and nothing about anybody. */
@Order(Integer.MAX_VALUE)
class LogIT extends EndToEnd {

    @Test
    void anIncidentOnAPageIsFoundInTheLog() throws IOException {
        String code = CodeIT.other("12345678");
        Page wrong = ana.identifies(oidc.login(browser, "method", "sms-pin")).fill("code", code);
        assertThat(log()).contains("incident=" + wrong.incident() + " method=sms-pin problem=CODE_WRONG blame=USER");
    }

    @Test
    void nothingPersonalAndNothingSecretIsInTheLog() throws IOException {
        ana.logsInWithPasswordAndSms(oidc.login(browser, "acr", "substantial"));
        bruno.logsInWithPassword(oidc.login(new Browser(), "acr", "substantial"));
        String log = log().toLowerCase(Locale.ROOT);
        TestCitizens.of("es").stream().flatMap(LogIT::personal).forEach(word -> assertThat(log)
                .doesNotContain(word.toLowerCase(Locale.ROOT)));
        assertThat(Phone.CODES).isNotEmpty().allSatisfy(code -> assertThat(log).doesNotContain(code));
        TestCitizens.of("es").stream()
                .flatMap(citizen -> citizen.phone().stream())
                .flatMap(this::texts)
                .forEach(text -> assertThat(log).doesNotContain(text.toLowerCase(Locale.ROOT)));
    }

    private static Stream<String> personal(TestCitizen citizen) {
        return Stream.of(
                        Stream.of(
                                citizen.identifier(),
                                citizen.familyName(),
                                citizen.birthdate().toString()),
                        citizen.phone().stream().map(number -> number.substring(1)),
                        citizen.password().stream())
                .flatMap(words -> words);
    }

    /** Each line of each message, the last with its code too. */
    private Stream<String> texts(String msisdn) {
        Stream.Builder<String> lines = Stream.builder();
        for (JsonNode message : sandbox.messages(msisdn)) {
            message.path("text")
                    .asText()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(lines::add);
        }
        return lines.build();
    }

    private String log() throws IOException {
        return Files.readString(stack.broker().log());
    }
}
