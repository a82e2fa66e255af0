package org.pontis.sandbox.foreign;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.saml.check.ResponseVerdict;
import org.pontis.sandbox.faults.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two such countries with each other. */
class ForeignCountryTest {

    private static final ForeignCountry ASKING = ForeignCountry.start("CB");
    private static final ForeignCountry ANSWERING = ForeignCountry.start("CC");
    private static final List<String> HARMLESS = List.of("eidas-answer-other-person", "eidas-answer-more-attributes");

    static {
        acquaint(ASKING, ANSWERING);
        acquaint(ANSWERING, ASKING);
    }

    @AfterAll
    static void close() {
        ASKING.close();
        ANSWERING.close();
    }

    @AfterEach
    void theUsualCitizen() {
        ANSWERING.citizen(Citizen.SOMEBODY);
    }

    @Test
    void aCitizenIsLoggedIn() {
        ANSWERING.citizen(Citizen.SOMEBODY.identifier("1").level(LevelOfAssurance.SUBSTANTIAL));
        Asked asked = ASKING.ask(Wish.USUAL.level(LevelOfAssurance.SUBSTANTIAL));

        ResponseVerdict<Asked> verdict = ASKING.take(ANSWERING.answer(asked.form()), asked);

        assertThat(verdict.report().firstFailure()).isEmpty();
        assertThat(((ResponseVerdict.Accepted<Asked>) verdict)
                        .assertion()
                        .identity()
                        .person()
                        .identifier()
                        .value())
                .isEqualTo("CC/CB/1");
    }

    @Test
    void orIsNot() {
        Asked asked = ASKING.ask(Wish.USUAL);

        ResponseVerdict<Asked> verdict = ASKING.take(ANSWERING.refuse(asked.form(), Misdeeds.REFUSAL), asked);

        assertThat(verdict).isInstanceOf(ResponseVerdict.Declined.class);
        assertThat(((ResponseVerdict.Declined<Asked>) verdict).status()).isEqualTo(Misdeeds.REFUSAL);
    }

    static Stream<String> answers() {
        return Misdeeds.ANSWERS.stream().map(Misdeed::name).filter(name -> !name.equals("eidas-answer-again"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void nothingWrongIsTakenForALogin(String name) {
        Asked asked = ASKING.ask(Wish.USUAL.level(LevelOfAssurance.HIGH));

        ResponseVerdict<Asked> verdict =
                ASKING.take(ANSWERING.answer(asked.form(), Misdeeds.named(name).change()), asked);

        assertThat(verdict instanceof ResponseVerdict.Accepted)
                .as("%s", verdict.report().firstFailure())
                .isEqualTo(HARMLESS.contains(name));
    }

    static Stream<String> requests() {
        return Misdeeds.REQUESTS.stream().map(Misdeed::name).filter(name -> !name.equals("eidas-request-again"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void nothingWrongIsTakenForARequest(String name) {
        Asked asked = ASKING.ask(Wish.USUAL, Misdeeds.named(name).change());

        assertThatThrownBy(() -> ANSWERING.answer(asked.form())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void misdeedsHaveNamesOfTheirOwn() {
        List<Fault> faults = Misdeeds.faults();

        assertThat(faults)
                .extracting(Fault::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("eidas-[a-z0-9-]+"));
        assertThat(faults).extracting(Fault::what).allMatch(what -> what.endsWith("."));
    }

    @Test
    void itAnswersOverHttpAndPlaysWhatItIsTold() throws Exception {
        Asked asked = ASKING.ask(Wish.USUAL);
        String good = page(asked.form());
        try {
            ANSWERING.faults().play("eidas-answer-plain", Map.of());

            assertThat(message(page(asked.form()))).contains("<saml2:Assertion");
            assertThat(message(good)).contains("EncryptedAssertion").doesNotContain("<saml2:Assertion");
        } finally {
            ANSWERING.faults().stopAll();
        }
    }

    private static String page(PostForm form) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String body = "SAMLRequest=" + form.message().replace("+", "%2B").replace("=", "%3D") + "&RelayState=x";
            HttpRequest post = HttpRequest.newBuilder(URI.create(form.destination()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(post, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static String message(String page) {
        String field = page.replaceAll("(?s).*name=\"SAMLResponse\" value=\"([^\"]*)\".*", "$1");
        return new String(Base64.getDecoder().decode(field), StandardCharsets.UTF_8);
    }

    private static void acquaint(ForeignCountry one, ForeignCountry other) {
        one.meets(URI.create(other.connector()), URI.create(other.service()));
    }
}
