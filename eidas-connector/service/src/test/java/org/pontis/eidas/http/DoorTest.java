package org.pontis.eidas.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/** What the service answers to whom it does not know: never a 5xx, never more than a code. */
class DoorTest {

    @TempDir
    private static Path folder;

    private static Country spain;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        spain = new Country("ES", folder);
        spain.meet(new Country("EE", folder));
        spain.start();
    }

    @AfterAll
    static void stop() {
        spain.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/connector/metadata",
                "/service/metadata",
                "/.well-known/openid-configuration",
                "/jwks",
                "/broker/jwks",
                "/onboarding",
                "/onboarding.md",
                "/health/live",
                "/health/ready",
                "/metrics",
                "/admin"
            })
    void everyPageIsThere(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isNotBlank();
        HttpResponse<String> head = send(request(path).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void theOnboardingSheetMayUseItsOwnStyleAndNothingElse() throws Exception {
        HttpResponse<String> answer = get("/onboarding");
        String style = answer.body().replaceFirst("(?s).*<style>", "").replaceFirst("(?s)</style>.*", "");
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement(as(STRING))
                .contains("default-src 'none'", "style-src 'sha256-" + hash + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/connector/metadata", "/nothing", "/authorize", "/connector/finish?id=x", "/admin"})
    void everyAnswerIsKeptInItsPlace(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe-inline");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        if (!path.contains("metadata")) {
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/connector/finish",
                "/connector/finish?id=nothing",
                "/connector/finish?id=%FF",
                "/connector/finish?id=a&id=b",
                "/connector/country?id=nothing&country=EE",
                "/connector/country?id=%C3%28",
                "/service/login?id=nothing",
                "/service/consent?id=nothing",
                "/service/request",
                "/service/request?SAMLRequest=",
                "/service/request?SAMLRequest=nonsense",
                "/service/request?SAMLRequest=PHg%2BPC94Pg%3D%3D",
                "/broker/callback",
                "/broker/callback?state=nothing&code=1",
                "/authorize",
                "/authorize?client_id=nobody",
                "/authorize?client_id=pontis&redirect_uri=https://evil.example/"
            })
    void whatIsOfNoUseIsRefusedWithACode(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).containsPattern("data-problem=\"[A-Z_]+\"").doesNotContain("Exception");
        HttpResponse<String> machine = send(request(path).header("Accept", "application/json"));
        assertThat(machine.statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsNotThereIsSaidToBeNotThere() throws Exception {
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/assets/nothing.css").statusCode()).isEqualTo(404);
        assertThat(get("/../etc/passwd").statusCode()).isBetween(400, 404);
        HttpResponse<String> machine = send(request("/nothing").header("Accept", "application/json"));
        assertThat(machine.body()).contains("\"problem\":\"PAGE_UNKNOWN\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "PATCH", "BREW"})
    void otherMethodsAreRefused(String method) throws Exception {
        HttpResponse<String> answer = send(request("/connector/response").method(method, BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void whatIsNoFormIsNotRead() throws Exception {
        HttpResponse<String> answer = send(request("/connector/response")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SAMLResponse",
                "SAMLResponse=",
                "SAMLResponse=%zz",
                "SAMLResponse=%",
                "SAMLResponse=%FF%FE",
                "SAMLResponse=\u00e9",
                "SAMLResponse=a&SAMLResponse=b",
                "RelayState=x",
                "SAMLResponse=====",
                "SAMLResponse=AAAA"
            })
    void aResponseThatIsNoneIsRefused(String form) throws Exception {
        assertThat(post("/connector/response", form).statusCode()).isEqualTo(400);
    }

    @Test
    void moreFieldsThanAnybodyNeedsAreNotRead() throws Exception {
        assertThat(post("/connector/response", "a=b&".repeat(1_000)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aMessageOfTheMostOctetsIsReadAndALongerOneIsNot() throws Exception {
        String field = Base64.getEncoder()
                .encodeToString("x".repeat(131_072).getBytes(StandardCharsets.US_ASCII))
                .replace("=", "%3D");
        HttpResponse<String> read = post("/connector/response", "SAMLResponse=" + field);
        assertThat(read.statusCode()).isEqualTo(400);
        assertThat(read.body()).contains("ANSWER_NOT_TRUSTED");
        assertThat(post("/connector/response", "SAMLResponse=" + "A".repeat(Web.LONGEST_BODY))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aBodyOfManyPiecesIsLimitedToo() throws Exception {
        byte[] piece = "A".repeat(8_192).getBytes(StandardCharsets.US_ASCII);
        Optional<String> answer = Optional.empty();
        try (Socket socket = new Socket("localhost", spain.port)) {
            socket.getOutputStream()
                    .write(("POST /connector/response HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + Call.FORM
                                    + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < Web.LONGEST_BODY / piece.length + 2; i++) {
                socket.getOutputStream().write("2000\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(piece);
                socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            answer = Optional.of(firstLine(socket));
        } catch (IOException e) {
            // the connection may be closed before we have sent everything
        }
        assertThat(answer.orElse("HTTP/1.1 413")).startsWith("HTTP/1.1 413");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /authorize?x=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /token HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /token HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
                "POST /token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
            })
    void whatIsNoHttpIsRefused(String octets) throws Exception {
        try (Socket socket = new Socket("localhost", spain.port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(firstLine(socket)).matches("(HTTP/1.1 (4\\d\\d|505).*)?");
        }
    }

    @Test
    void aLongAddressIsRefused() throws Exception {
        assertThat(get("/authorize?x=" + "a".repeat(300_000)).statusCode()).isBetween(400, 431);
    }

    @Test
    void machinesGetTheirErrorsInTheirOwnWords() throws Exception {
        HttpResponse<String> answer = post("/token", "grant_type=authorization_code");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_client");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(post("/par", "client_id=pontis").statusCode()).isEqualTo(401);
    }

    @Test
    void thePageIsInTheLanguageOfTheBrowser() throws Exception {
        assertThat(send(request("/").header("Accept-Language", "en")).body()).contains("lang=\"en\"");
        assertThat(send(request("/").header("Accept-Language", "es")).body()).contains("lang=\"es\"");
        assertThat(send(request("/?lang=en").header("Accept-Language", "es"))
                        .headers()
                        .firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("eidas-es-lang=en;"));
    }

    @Test
    void theAdministratorSeesWhoExpiresWhen() throws Exception {
        String json =
                send(request("/admin").header("Accept", "application/json")).body();
        assertThat(json)
                .contains("\"country\":\"ES\"")
                .contains("\"state\":\"DOWN\"")
                .contains("our Connector")
                .contains("our Proxy-Service")
                .contains("anchor");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).header("Accept", "text/html"));
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return send(request(path)
                .header("Content-Type", Call.FORM)
                .POST(BodyPublishers.ofString(form, StandardCharsets.ISO_8859_1)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isLessThan(500);
        return answer;
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(spain.address() + path));
    }

    private static String firstLine(Socket socket) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\r'; octet = in.read()) {
            line.write(octet);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }
}
