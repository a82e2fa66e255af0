package org.pontis.eidas.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.eidas.Beside;
import org.pontis.eidas.http.Browser.Page;

import static org.assertj.core.api.Assertions.assertThat;

/** Logins over a border of two of our own services, with real requests. */
@Beside
class LoginTest {

    @TempDir
    private static Path folder;

    private static Country spain;
    private static Country estonia;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() throws InterruptedException {
        spain = new Country("ES", folder);
        estonia = new Country("EE", folder);
        spain.meet(estonia);
        estonia.meet(spain);
        estonia.start();
        spain.start();
        awaitPeers(spain);
        awaitPeers(estonia);
    }

    @AfterAll
    static void stop() {
        spain.close();
        estonia.close();
    }

    @AfterEach
    void usual() {
        estonia.broker.error = java.util.Optional.empty();
        estonia.broker.acr = "http://eidas.europa.eu/LoA/high";
    }

    @Test
    void aCitizenOfAnotherCountryComesToThePortal() throws Exception {
        Page consent = atConsent();
        assertThat(consent.address().getPath()).isEqualTo("/service/consent");
        assertThat(estonia.broker.asked)
                .containsEntry("requester_country", "ES")
                .containsEntry("prompt", "login")
                .containsEntry("acr_values", "http://eidas.europa.eu/LoA/low");

        JWTClaimsSet who = redeem(browser.leave(browser.press(consent, "consent", "accept")));

        assertThat(who.getStringClaim("person_identifier")).isEqualTo("EE/ES/60001019906");
        assertThat(who.getStringClaim("family_name")).isEqualTo("Maennik");
        assertThat(who.getStringClaim("acr")).isEqualTo("http://eidas.europa.eu/LoA/high");
        assertThat(who.getStringClaim("nonce")).isEqualTo("the-nonce");
    }

    @Test
    void whoRefusesIsToldSoAndComesBackWithTheError() {
        Page problem = browser.leave(browser.press(atConsent(), "consent", "refuse"));
        assertThat(problem.problem()).contains("CANCELLED");

        Page back = browser.press(problem, "cancel", "true");

        assertThat(back.address().toString()).startsWith(spain.broker.redirectUri());
        assertThat(back.address().getQuery())
                .contains("error=access_denied")
                .contains("error_description=CANCELLED")
                .contains("state=the-state");
    }

    @Test
    void afterARefusalAnotherCountryMayBeChosen() throws Exception {
        estonia.broker.error = java.util.Optional.of("access_denied");
        Page refused = browser.leave(browser.leave(choose(choice(Map.of()))));
        assertThat(refused.problem()).contains("CANCELLED");

        estonia.broker.error = java.util.Optional.empty();
        Page consent = browser.leave(choose(browser.press(refused, "again", "true")));

        assertThat(redeem(browser.leave(browser.press(consent, "consent", "accept")))
                        .getStringClaim("person_identifier"))
                .isEqualTo("EE/ES/60001019906");
    }

    @Test
    void aLevelThatWasNotReachedIsNoLogin() {
        estonia.broker.acr = "http://eidas.europa.eu/LoA/low";
        Page refused =
                browser.leave(browser.leave(choose(choice(Map.of("acr_values", "http://eidas.europa.eu/LoA/high")))));
        assertThat(refused.problem()).contains("LEVEL_NOT_REACHED");
    }

    @Test
    void whoCancelsAtTheChoiceIsBackAtOnce() {
        Page back = browser.press(choice(Map.of()), "cancel", "true");
        assertThat(back.address().getQuery()).contains("error=access_denied").contains("CANCELLED");
    }

    @Test
    void aKnownCountryIsNotAskedFor() {
        Page leaving = browser.open(spain.broker.request(spain.address(), Map.of("login_hint", "country:EE")));
        assertThat(leaving.action().toString()).isEqualTo(estonia.address() + "/service/request");
    }

    @Test
    void theCountryChosenBeforeIsRemembered() {
        choose(choice(Map.of()));
        assertThat(browser.cookies).containsEntry("eidas-es-country", "EE");
    }

    @Test
    void aPageMayBeLoadedAgain() throws Exception {
        Page choice = choice(Map.of());
        assertThat(browser.open(choice.address().toString()).body()).isEqualTo(choice.body());
        Page consent = browser.leave(choose(choice));
        assertThat(browser.open(consent.address().toString()).body()).isEqualTo(consent.body());
        Page answer = browser.press(consent, "consent", "accept");
        Page arrived = browser.arrive(answer);
        URI finish = URI.create(arrived.header("Location").orElseThrow());
        Page first = browser.look(finish.toString());
        Page second = browser.look(finish.toString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        // the same answer once more, because ours was lost
        Page again = browser.look(browser.arrive(answer).header("Location").orElseThrow());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        redeem(browser.open(first.header("Location").orElseThrow()));
    }

    @Test
    void anotherBrowserDoesNotFinishALogin() {
        Page arrived = browser.arrive(browser.press(atConsent(), "consent", "accept"));
        Page stolen = new Browser().open(arrived.header("Location").orElseThrow());
        assertThat(stolen.problem()).contains("OTHER_BROWSER");
        Browser busy = new Browser();
        busy.open(spain.broker.request(spain.address(), Map.of()));
        assertThat(busy.open(arrived.header("Location").orElseThrow()).problem())
                .contains("OTHER_BROWSER");
    }

    @Test
    void anotherBrowserDoesNotChooseTheCountry() {
        Page choice = choice(Map.of());
        assertThat(new Browser().open(choice.address().toString()).problem()).contains("OTHER_BROWSER");
        assertThat(new Browser().press(choice, "country", "EE").problem()).contains("OTHER_BROWSER");
        assertThat(new Browser().press(choice, "cancel", "true").problem()).contains("OTHER_BROWSER");
    }

    @Test
    void anotherBrowserNeitherBringsTheBrokersAnswerNorConsents() {
        Page toBroker = browser.arrive(choose(choice(Map.of())));
        Page asked = browser.look(toBroker.header("Location").orElseThrow());
        Page answered = browser.look(asked.header("Location").orElseThrow());
        String callback = answered.header("Location").orElseThrow();
        assertThat(new Browser().open(callback).problem()).contains("OTHER_BROWSER");
        Page consent = browser.open(callback);
        assertThat(new Browser().open(consent.address().toString()).problem()).contains("OTHER_BROWSER");
        assertThat(new Browser().press(consent, "consent", "accept").problem()).contains("OTHER_BROWSER");
        assertThat(browser.press(consent, "consent", "accept").hidden()).containsKey("SAMLResponse");
    }

    @Test
    void theLogOfMessagesAndTheMetricsSayNothingOfAPerson() throws IOException {
        browser.leave(browser.press(atConsent(), "consent", "accept"));
        String log = Files.readString(spain.log()) + Files.readString(estonia.log());
        assertThat(log).contains("CONNECTOR_SENT_REQUEST").contains("SERVICE_SENT_RESPONSE");
        String metrics = new Browser().open(spain.address() + "/metrics").body()
                + new Browser().open(estonia.address() + "/metrics").body();
        assertThat(metrics)
                .contains(
                        "eidas_messages_total{country=\"EE\",direction=\"received\",result=\"accepted\",role=\"connector\"}")
                .contains("eidas_logins_total{country=\"EE\",level=\"http://eidas.europa.eu/LoA/high\",outcome=\"ok\"")
                .contains("eidas_peer_up{country=\"EE\",role=\"proxy-service\"} 1.0");
        assertThat(log + metrics).doesNotContain("60001019906").doesNotContainIgnoringCase("maennik");
    }

    private Page choice(Map<String, String> more) {
        Page choice = browser.open(spain.broker.request(spain.address(), more));
        assertThat(choice.address().getPath()).isEqualTo("/connector/country");
        return choice;
    }

    private Page choose(Page choice) {
        return browser.press(choice, "country", "EE");
    }

    private Page atConsent() {
        return browser.leave(choose(choice(Map.of())));
    }

    private static JWTClaimsSet redeem(Page back) throws IOException, InterruptedException, ParseException {
        return redeem(back, spain);
    }

    /** What the broker of this country is told at the end. */
    static JWTClaimsSet redeem(Page back, Country spain) throws IOException, InterruptedException, ParseException {
        assertThat(back.address().toString()).startsWith(spain.broker.redirectUri() + "?");
        String code = Fields.read(back.address().getRawQuery()).need("code");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(spain.address() + "/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        spain.broker.redemption(spain.address(), code)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return SignedJWT.parse(JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), "id_token"))
                .getJWTClaimsSet();
    }

    static void awaitPeers(Country country) throws InterruptedException {
        for (int tries = 0; tries < 600; tries++) {
            String health =
                    new Browser().open(country.address() + "/health/ready").body();
            if (!health.contains("\"DOWN\"")) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("The countries do not find each other.");
    }
}
