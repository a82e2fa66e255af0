package org.pontis.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.realm.TestCitizens;
import org.pontis.sandbox.phones.Message;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorldTest {

    private static final PhoneNumber ANA = new PhoneNumber("+34600000001");
    private static final Path STATE = Path.of("target/world");
    private static final World.Settings SETTINGS = new World.Settings("secret12", "client secret", "operator secret");

    private final Addresses addresses = Addresses.free();
    private final HttpClient http = HttpClient.newHttpClient();
    private World world;

    @BeforeEach
    void start() {
        world = World.start(addresses, STATE, SETTINGS);
    }

    @AfterEach
    void stop() {
        world.close();
        http.close();
    }

    @Test
    void aTakenPortIsNamedAndNothingStaysOpen() {
        Addresses fresh = Addresses.free();
        Addresses clash = new Addresses(
                1, 1, 1, addresses.sandbox(), fresh.smpp(), 1, 1, 1, addresses.border(), Optional.empty());
        assertThatThrownBy(() -> World.start(clash, STATE, SETTINGS))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Port " + addresses.sandbox());
        World.start(fresh, STATE, SETTINGS).close();
    }

    @Test
    void theSettingsPrintNothing() {
        assertThat(SETTINGS.toString()).doesNotContain("secret");
    }

    @Test
    void messagesAreListedOldestFirstAndDeleted() throws Exception {
        receive("1", "first");
        receive("2", "second");
        JsonNode messages = json(send("GET", "/api/phones/+34600000001/messages"));
        assertThat(messages.findValuesAsText("text")).containsExactly("first", "second");
        assertThat(messages.get(0).properties().stream().map(Map.Entry::getKey))
                .containsExactly("id", "from", "text", "receivedAt");
        assertThat(Instant.parse(messages.get(0).get("receivedAt").asText())).isEqualTo(Instant.EPOCH);
        assertThat(send("DELETE", "/api/phones/+34600000001/messages").statusCode())
                .isEqualTo(204);
        assertThat(json(send("GET", "/api/phones/+34600000001/messages"))).isEmpty();
    }

    @Test
    void aPhoneIsFoundWithItsPlusEncodedOrLost() throws Exception {
        receive("1", "hello");
        assertThat(json(send("GET", "/api/phones/%2B34600000001/messages"))).hasSize(1);
        assertThat(json(send("GET", "/api/phones/34600000001/messages"))).hasSize(1);
    }

    @Test
    void whatIsNoNumberIsNoPhone() throws Exception {
        assertProblem(send("GET", "/api/phones/nobody/messages"), 400, "NOT_A_PHONE_NUMBER");
        assertThat(send("GET", "/phones/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void aPhoneThatNobodyAsksShowsNoPrompt() throws Exception {
        assertThat(json(send("GET", "/api/phones/+34600000001/prompts"))).isEmpty();
        assertProblem(send("POST", "/api/phones/+34600000001/prompts/1"), 404, "NO_SUCH_PROMPT");
    }

    @Test
    void thePhonePageShowsTheCodeByItselfAndMarkupAsText() throws Exception {
        receive("1", "Your code\n<b>bold</b>\n@localhost #12345678");
        Document page = page("/phones/+34600000001");
        assertThat(page.select(".bubble code.code").eachText()).containsExactly("12345678");
        assertThat(page.select(".bubble b")).isEmpty();
        assertThat(page.select("h1").text()).isEqualTo("Ana García Ruiz");
    }

    @Test
    void thePhonePageDeletes() throws Exception {
        receive("1", "hello");
        assertThat(post("/phones/+34600000001/clear", "").statusCode()).isEqualTo(303);
        assertThat(world.phones().messages(ANA)).isEmpty();
    }

    @Test
    void aStrangeNumberGetsAPhoneWithItsFirstMessage() throws Exception {
        assertThat(page("/phones").text()).doesNotContain("Nobody we know").contains("Bruno Díaz Soler");
        world.phones().receive(new PhoneNumber("+34699999999"), new Message("1", "x", "y", Instant.EPOCH));
        assertThat(page("/phones").text()).contains("Nobody we know");
    }

    @Test
    void faultsAreListedPlayedAndStopped() throws Exception {
        JsonNode before = fault("sms-reject");
        assertThat(before.get("active").asBoolean()).isFalse();
        assertThat(before.get("parameters").get("status").isNull()).isTrue();
        HttpResponse<String> put = put("/api/faults/sms-reject", "{\"status\":\"0x14\",\"msisdn\":\"+34600000002\"}");
        assertThat(put.statusCode()).isEqualTo(200);
        JsonNode playing = fault("sms-reject");
        assertThat(playing.get("active").asBoolean()).isTrue();
        assertThat(playing.get("parameters").get("status").asInt()).isEqualTo(20);
        assertThat(playing.get("parameters").get("msisdn").asText()).isEqualTo("+34600000002");
        assertThat(send("DELETE", "/api/faults").statusCode()).isEqualTo(204);
        assertThat(fault("sms-reject")).isEqualTo(before);
    }

    @Test
    void aFaultPlaysWithoutBodyAndWithNulls() throws Exception {
        assertThat(put("/api/faults/sms-slow", "").statusCode()).isEqualTo(200);
        assertThat(fault("sms-slow").get("parameters").get("millis").asInt()).isEqualTo(3000);
        assertThat(put("/api/faults/sms-slow", "{\"millis\":null}").statusCode())
                .isEqualTo(200);
        assertThat(put("/api/faults/sms-slow", "{\"millis\":7}").statusCode()).isEqualTo(200);
        assertThat(fault("sms-slow").get("parameters").get("millis").asInt()).isEqualTo(7);
    }

    @Test
    void anUnknownFaultListsTheKnownOnes() throws Exception {
        JsonNode error = assertProblem(put("/api/faults/sms-dwon", "{}"), 404, "UNKNOWN_FAULT");
        assertThat(error.get("message").asText()).contains("sms-down", "sms-throttle");
    }

    @Test
    void anUnknownParameterListsTheKnownOnes() throws Exception {
        JsonNode error = assertProblem(put("/api/faults/sms-reject", "{\"code\":1}"), 400, "UNKNOWN_PARAMETER");
        assertThat(error.get("message").asText()).contains("status", "msisdn");
        assertThat(fault("sms-reject").get("active").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"millis\":-1}|BAD_PARAMETER",
                "{\"millis\":\"soon\"}|BAD_PARAMETER",
                "{\"millis\":1.5}|BAD_PARAMETER",
                "{\"millis\":[1]}|BAD_BODY",
                "[]|BAD_BODY",
                "{|BAD_BODY"
            })
    void aValueThatCannotBeIsRefused(String body, String code) throws Exception {
        assertProblem(put("/api/faults/sms-slow", body), 400, code);
    }

    @Test
    void theFaultPagePlaysSwitchesOffAndSaysWhatIsWrong() throws Exception {
        assertThat(post("/faults/sms-slow", "millis=5").statusCode()).isEqualTo(303);
        assertThat(page("/faults").select(".state.on")).hasSize(1);
        assertThat(post("/faults/sms-slow/off", "millis=5").statusCode()).isEqualTo(303);
        assertThat(page("/faults").select(".state.on")).isEmpty();
        HttpResponse<String> bad = post("/faults/sms-slow", "millis=soon");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(bad.body()).select("[role=alert]").attr("data-problem"))
                .isEqualTo("BAD_PARAMETER");
    }

    @Test
    void aFormFromAnotherSiteIsRefused() throws Exception {
        HttpResponse<String> answer = http.send(
                request("/faults/sms-down")
                        .header("Sec-Fetch-Site", "cross-site")
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertProblem(answer, 403, "CROSS_SITE");
        assertThat(fault("sms-down").get("active").asBoolean()).isFalse();
    }

    @Test
    void theCitizensHaveAllThatLoggingInNeeds() throws Exception {
        JsonNode ana = json(send("GET", "/api/citizens")).get(0);
        assertThat(ana.properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "identifier",
                        "name",
                        "givenName",
                        "familyName",
                        "birthdate",
                        "contrast",
                        "phone",
                        "password",
                        "registration",
                        "roles",
                        "what");
        assertThat(ana.get("identifier").asText()).isEqualTo("00000001R");
        assertThat(ana.get("contrast").asText()).isEqualTo("2031-12-31");
        assertThat(json(send("GET", "/api/citizens")).get(2).get("phone").isNull())
                .isTrue();
        assertThat(page("/citizens").select("table.people tbody tr"))
                .hasSize(TestCitizens.of("es").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/ca", "/api/ca/sim-es", "/api/citizens/00000001R/card.p12", "/ca", "/crl/dnie.crl"})
    void theAuthorityAndTheCardsAreThere(String path) throws Exception {
        assertThat(send("GET", path).statusCode()).isEqualTo(200);
    }

    @Test
    void limitsAreForgottenByTheBrokerInBothCountries() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (Site broker = new Site(addresses.broker())) {
            broker.post("/realms/{realm}/protocol/openid-connect/token", request -> {
                seen.add(request.header("Authorization").orElse("") + " " + request.text());
                return Response.json(Map.of("access_token", request.path().get("realm")));
            });
            broker.route("DELETE", "/realms/{realm}/pontis/limits", request -> {
                seen.add(request.header("Authorization").orElse(""));
                return Response.empty(204);
            });
            broker.start();
            assertThat(send("DELETE", "/api/limits").statusCode()).isEqualTo(204);
        }
        String credentials =
                Base64.getEncoder().encodeToString("sandbox:client+secret".getBytes(StandardCharsets.UTF_8));
        String asked = "Basic " + credentials + " grant_type=client_credentials";
        assertThat(seen).containsExactly(asked, "Bearer es", asked, "Bearer ee");
    }

    @Test
    void aBrokerThatIsAwayIsABadGateway() throws Exception {
        assertProblem(send("DELETE", "/api/limits"), 502, "BROKER_UNREACHABLE");
        HttpResponse<String> page = post("/citizens/forget-limits", "");
        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body()).contains("data-problem=\"BROKER_UNREACHABLE\"");
    }

    @Test
    void aBrokerThatRefusesIsABadGateway() throws Exception {
        try (Site broker = new Site(addresses.broker())) {
            broker.start();
            JsonNode error = assertProblem(send("DELETE", "/api/limits"), 502, "BROKER_REFUSED");
            assertThat(error.get("message").asText()).contains("404").doesNotContain("secret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/phones", "/phones/+34600000001", "/citizens", "/registry", "/faults"})
    void everyPageKeepsThePolicyItSends(String path) throws Exception {
        receive("1", "hello\n@localhost #12345678");
        HttpResponse<String> answer = send("GET", path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe"));
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("[style], style, script:not([src])")).isEmpty();
        assertThat(page.getAllElements().stream().flatMap(e -> e.attributes().asList().stream()))
                .noneMatch(attribute -> attribute.getKey().startsWith("on"));
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/phones", "/phones/+34600000001", "/citizens", "/registry", "/faults"})
    void everythingAPageRefersToOnThisSiteExists(String path) throws Exception {
        for (Element element : page(path).select("link[href], script[src], img[src], a[href]")) {
            String target = element.hasAttr("href") ? element.attr("href") : element.attr("src");
            if (target.startsWith("/")) {
                assertThat(send("GET", target).statusCode()).as(target).isEqualTo(200);
            }
        }
    }

    private void receive(String id, String text) {
        world.phones().receive(ANA, new Message(id, "Pontis", text, Instant.EPOCH));
    }

    private JsonNode fault(String name) throws Exception {
        for (JsonNode fault : json(send("GET", "/api/faults"))) {
            if (fault.get("name").asText().equals(name)) {
                return fault;
            }
        }
        throw new AssertionError("no fault " + name);
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(send("GET", path).body());
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return http.send(request(path).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return http.send(request(path).PUT(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return http.send(request(path).POST(BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(addresses.sandboxUrl() + path));
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return Response.JSON.readTree(response.body());
    }

    private static JsonNode assertProblem(HttpResponse<String> response, int status, String code) throws IOException {
        JsonNode body = json(response);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(body.get("error").asText()).isEqualTo(code);
        return body;
    }
}
