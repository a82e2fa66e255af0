package org.pontis.eidas.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.eidas.http.Browser.Page;
import org.pontis.eidas.oidc.Query;

import static org.assertj.core.api.Assertions.assertThat;

/** A node with little memory, and somebody who begins logins that nobody ends. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FloodTest {

    private static final int MANY = 2_000;

    @TempDir
    private static Path folder;

    private static Country spain;
    private static Country estonia;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws InterruptedException {
        spain = new Country("ES", folder);
        estonia = new Country("EE", folder);
        spain.meet(estonia);
        estonia.meet(spain);
        spain.settings.put("memory", "512");
        spain.settings.put("time.metadata-retry", "PT0.5S");
        estonia.settings.put("time.metadata-retry", "PT0.5S");
        spain.settings.put("client-address", "X-Forwarded-For");
        estonia.start();
        spain.start();
        LoginTest.awaitPeers(spain);
        LoginTest.awaitPeers(estonia);
    }

    @AfterAll
    static void stop() {
        spain.close();
        estonia.close();
    }

    @Test
    @Order(1)
    void whoeverFloodsFromOneAddressFillsItsShareAndOthersLogIn() throws Exception {
        assertThat(floodUntilRefused(Optional.of("192.0.2.1"))).isBetween(5, MANY - 1);

        assertThat(begin(Optional.of("192.0.2.1"))).contains("error=temporarily_unavailable");
        assertThat(begin(Optional.of("192.0.2.2"))).contains("/connector/country");
        login(new Browser());
    }

    @Test
    @Order(2)
    void whoIsUnderWayComesToTheEndWhenTheNodeIsFull() throws Exception {
        Browser browser = new Browser();
        Page consent = atConsent(browser);
        Browser another = new Browser();
        Page choice = another.open(spain.broker.request(spain.address(), Map.of()));
        Page leaving = another.press(choice, "country", "EE");

        assertThat(floodUntilRefused(Optional.empty())).isBetween(5, MANY - 1);
        junk(leaving);

        assertThat(begin(Optional.empty())).contains("error=temporarily_unavailable");
        LoginTest.redeem(browser.leave(browser.press(consent, "consent", "accept")), spain);
        Page second = another.leave(leaving);
        LoginTest.redeem(another.leave(another.press(second, "consent", "accept")), spain);
        String metrics = new Browser().open(spain.address() + "/metrics").body();
        assertThat(metrics)
                .contains("eidas_memory_limit_bytes 524288.0")
                .containsPattern("eidas_memory_refused_total [1-9]")
                .containsPattern("eidas_memory_bytes\\{what=\"logins\"\\} [1-9]");
        assertThat(new Browser().open(spain.address() + "/health/ready").status())
                .isEqualTo(200);
    }

    @Test
    @Order(3)
    void whoPushesIsToldToTryLater() throws Exception {
        HttpResponse<String> answer = push();
        for (int i = 0; i < MANY && answer.statusCode() == 201; i++) {
            answer = push();
        }

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("temporarily_unavailable");
    }

    private HttpResponse<String> push() throws IOException, InterruptedException {
        return post("/par", spain.broker.push(spain.address(), Map.of("state", "s".repeat(500))));
    }

    /** Answers that are good for nothing, for a login that there is. */
    private void junk(Page leaving) throws Exception {
        String state = leaving.hidden().get("RelayState");
        for (int i = 0; i < MANY / 20; i++) {
            HttpResponse<String> answer = post(
                    "/connector/response",
                    Query.of(Map.of("SAMLResponse", "AAAA" + String.format("%08d", i), "RelayState", state)));
            assertThat(answer.statusCode()).isLessThan(500);
        }
    }

    private void login(Browser browser) throws Exception {
        Page consent = atConsent(browser);
        LoginTest.redeem(browser.leave(browser.press(consent, "consent", "accept")), spain);
    }

    private Page atConsent(Browser browser) {
        Page choice = browser.open(spain.broker.request(spain.address(), Map.of()));
        assertThat(choice.address().getPath()).isEqualTo("/connector/country");
        return browser.leave(browser.press(choice, "country", "EE"));
    }

    private int floodUntilRefused(Optional<String> address) throws Exception {
        for (int i = 0; i < MANY; i++) {
            if (begin(address).contains("error=")) {
                return i;
            }
        }
        return MANY;
    }

    /** Where it leads. */
    private String begin(Optional<String> address) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(spain.broker.request(spain.address(), Map.of("state", "s".repeat(500)))));
        address.ifPresent(from -> request.header("X-Forwarded-For", "198.51.100.1, " + from));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(spain.address() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
