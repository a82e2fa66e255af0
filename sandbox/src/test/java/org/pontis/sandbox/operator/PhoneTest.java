package org.pontis.sandbox.operator;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pontis.sandbox.phones.PhoneNumber;

import static org.assertj.core.api.Assertions.assertThat;

/** A transaction seen from the phone: by people without script, and by tests over JSON. */
class PhoneTest {

    private static final String PAGE = "/phones/" + Operated.ANA;
    private static final String PROMPTS = "/api/phones/" + Operated.ANA + "/prompts";

    @RegisterExtension
    static final Operated world = new Operated();

    private static Transaction begin() {
        return world.operator()
                .begin(new Order(
                        PhoneNumber.of(Operated.ANA),
                        Optional.of("00000001R"),
                        Purpose.AUTHENTICATION,
                        Optional.empty(),
                        "Log in to <b>Agencia Tributaria</b>",
                        Optional.of("0104"),
                        Duration.ofMinutes(2),
                        key -> new byte[] {1}));
    }

    private static Result end(Transaction transaction) throws Exception {
        return transaction.result().get(60, TimeUnit.SECONDS);
    }

    @Test
    void thePageShowsTextCodeAndPinPadAndTakesThePin() throws Exception {
        Transaction transaction = begin();
        String id = world.prompt(Operated.ANA).id();
        Document page = Jsoup.parse(world.send("GET", PAGE, "").body());
        assertThat(page.select(".prompt .text").text()).isEqualTo("Log in to <b>Agencia Tributaria</b>");
        assertThat(page.select("[data-verification-code]").attr("data-verification-code"))
                .isEqualTo("0104");
        assertThat(page.select(".prompt input[name=pin]")).hasSize(1);
        assertThat(page.select(".prompt button").eachAttr("value")).containsExactly("approve", "cancel");
        assertThat(world.send("POST", PAGE + "/prompts/" + id, "pin=1234&action=approve")
                        .statusCode())
                .isEqualTo(303);
        assertThat(end(transaction)).isInstanceOf(Result.Signed.class);
        assertThat(Jsoup.parse(world.send("GET", PAGE, "").body()).select(".prompt"))
                .isEmpty();
    }

    @Test
    void aWrongPinIsSaidAndThePromptStays() throws Exception {
        Transaction transaction = begin();
        String id = world.prompt(Operated.ANA).id();
        String there = world.send("POST", PAGE + "/prompts/" + id, "pin=9999&action=approve")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Document page = Jsoup.parse(world.send("GET", there, "").body());
        assertThat(page.select("[role=alert]").attr("data-problem")).isEqualTo("WRONG_PIN");
        assertThat(page.select(".prompt")).hasSize(1);
        assertThat(transaction.state()).isEqualTo(Transaction.State.PIN);
    }

    @Test
    void theCancelButtonEndsIt() throws Exception {
        Transaction transaction = begin();
        String id = world.prompt(Operated.ANA).id();
        world.send("POST", PAGE + "/prompts/" + id, "pin=&action=cancel");
        assertThat(end(transaction)).isEqualTo(new Result.Ended(Outcome.CANCELLED));
    }

    @Test
    void testsReadAndAnswerPrompts() throws Exception {
        Transaction transaction = begin();
        world.prompt(Operated.ANA);
        JsonNode prompt = world.json("GET", PROMPTS, Map.of()).get(0);
        assertThat(prompt.properties().stream().map(Map.Entry::getKey))
                .containsExactly("id", "kind", "text", "verificationCode");
        assertThat(prompt.get("kind").asText()).isEqualTo("authentication");
        String there = PROMPTS + "/" + prompt.get("id").asText();
        assertThat(world.json("POST", there, Map.of("action", "approve", "pin", "1"))
                        .get("error")
                        .asText())
                .isEqualTo("WRONG_PIN");
        assertThat(world.json("POST", there, Map.of("action", "shout"))
                        .get("error")
                        .asText())
                .isEqualTo("BAD_ACTION");
        assertThat(world.send("POST", there, "{\"action\":\"approve\",\"pin\":\"1234\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(end(transaction)).isInstanceOf(Result.Signed.class);
        assertThat(world.send("POST", there, "{\"action\":\"approve\",\"pin\":\"1234\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aBlockedPinEndsThisAndEveryLaterOneUntilThePukIsTyped() throws Exception {
        Transaction transaction = begin();
        String there = PROMPTS + "/" + world.prompt(Operated.ANA).id();
        for (String said : new String[] {"WRONG_PIN", "WRONG_PIN", "PIN_BLOCKED"}) {
            assertThat(world.json("POST", there, Map.of("action", "approve", "pin", "0000"))
                            .get("error")
                            .asText())
                    .isEqualTo(said);
        }
        assertThat(end(transaction)).isEqualTo(new Result.Ended(Outcome.PIN_BLOCKED));
        assertThat(end(begin())).isEqualTo(new Result.Ended(Outcome.PIN_BLOCKED));
        assertThat(Jsoup.parse(world.send("GET", "/operator", "").body()).select("input[name=puk]"))
                .hasSize(1);
        assertThat(world.send("POST", "/api/sims/" + Operated.ANA + "/unblock", "{\"puk\":\"1\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(world.send("POST", "/operator/" + Operated.ANA + "/unblock", "puk=12345678")
                        .statusCode())
                .isEqualTo(303);
        Transaction again = begin();
        world.approve(Operated.ANA, "1234");
        assertThat(end(again)).isInstanceOf(Result.Signed.class);
    }

    @Test
    void theOperatorsPageTellsWhoHasWhichSim() throws Exception {
        Document page = Jsoup.parse(world.send("GET", "/operator", "").body());
        assertThat(page.select("tr:contains(00000005M)").text()).contains("Puentes del Tajo SL");
        assertThat(page.select("form")).as("nothing to unblock").isEmpty();
        assertThat(world.json("GET", "/api/sims", Map.of())).hasSize(16);
    }

    @Test
    void aSecondTransactionFailsWhileTheFirstIsOnTheScreen() throws Exception {
        Transaction first = begin();
        world.prompt(Operated.ANA);
        assertThat(end(begin())).isEqualTo(new Result.Ended(Outcome.DELIVERY_ERROR));
        world.approve(Operated.ANA, "1234");
        assertThat(end(first)).isInstanceOf(Result.Signed.class);
    }

    @Test
    void theOperatorLosesPatience() throws Exception {
        world.faults.play("mid-impatient", Map.of("millis", "50"));
        assertThat(end(begin())).isEqualTo(new Result.Ended(Outcome.TIMEOUT));
        assertThat(world.phones().prompts().on(PhoneNumber.of(Operated.ANA))).isEmpty();
    }
}
