package org.pontis.sandbox.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "protocol/openid-connect/auth?client_id=nobody",
                "protocol/openid-connect/auth?client_id=portal-oidc&response_type=code&redirect_uri=https://evil.example/",
                "protocol/openid-connect/auth?client_id=portal-oidc&response_type=code&max_age=soon",
                "protocol/openid-connect/logout?post_logout_redirect_uri=https://evil.example/",
                "protocol/saml?SAMLRequest=nothing",
                "login-actions/authenticate?client_id=portal-oidc&tab_id=none",
                "pontis/help/no-such-method",
                "no-such-page",
                "protocol/no-such-protocol",
                "login-actions/no-such-action"
            })
    void aPageOfKeycloaksThatSaysAnErrorHasAnIncidentThatTheLogKnows(String path) throws IOException {
        Page page = browser.open(stack.addresses().brokerUrl() + "/realms/es/" + path);
        assertThat(page.problem()).isPresent();
        assertThat(page.incident()).matches("[0-9A-Z]{8}");
        // in the line of the page, or quoted in that of the event
        assertThat(log()).containsPattern("incident=\"?" + page.incident());
    }

    @Test
    void nothingPersonalAndNothingSecretIsInTheLog() throws IOException {
        ana.logsInWithPasswordAndSms(oidc.login(browser, "acr", "substantial"));
        bruno.logsInWithPassword(oidc.login(new Browser(), "acr", "substantial"));
        String log = log().toLowerCase(Locale.ROOT);
        TestCitizens.of("es").stream().flatMap(LogIT::personal).forEach(word -> assertThat(log)
                .doesNotContain(word.toLowerCase(Locale.ROOT)));
        assertThat(Phone.CODES).isNotEmpty();
        assertThat(Phone.codesIn(log)).isEmpty();
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
