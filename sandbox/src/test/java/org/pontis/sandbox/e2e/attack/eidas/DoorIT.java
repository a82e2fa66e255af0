package org.pontis.sandbox.e2e.attack.eidas;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.flow.PostForm;
import org.pontis.sandbox.foreign.Wish;

import static org.assertj.core.api.Assertions.assertThat;

/** What browsers and strangers can do at our addresses themselves. */
class DoorIT extends EidasAttack {

    private static final Set<String> MALFORMED = Set.of("REQUEST_MALFORMED");

    @Test
    @DisplayName("A17 one message, once, in the form")
    void parameters() {
        PostForm answer = us.abroad.answer(us.begin(LevelOfAssurance.HIGH));
        String good = "SAMLResponse=" + encoded(answer.message()) + "&RelayState="
                + encoded(answer.relayState().orElseThrow());
        for (String odd : List.of(
                good + "&" + good,
                good + "&SAMLResponse=",
                good + "&RelayState=x",
                good + "&SAML%52esponse=x",
                "SAMLRequest=" + encoded(answer.message()),
                "",
                "&&&",
                "SAMLResponse")) {
            refused(MALFORMED, us.end(new Browser(), () -> new Browser()
                    .postFromElsewhere(us.at("/connector/response"), odd)));
        }
        // in the query is nowhere
        refused(MALFORMED, us.end(new Browser(), () -> new Browser()
                .postFromElsewhere(us.at("/connector/response?" + good), "")));
        accepted(answer);
        PostForm request = us.abroad.ask(Wish.USUAL).form();
        String asking = "SAMLRequest=" + encoded(request.message());
        for (String odd : List.of(asking + "&" + asking, asking + "&RelayState=a&RelayState=b", "SAMLResponse=x")) {
            Browser browser = new Browser();
            refusedRequest(
                    MALFORMED, us.reply(browser, () -> browser.postFromElsewhere(us.at("/service/request"), odd)));
        }
        us.reply(request).accepted();
    }

    @Test
    @DisplayName("A16, B33 escapes that are none, and octets that are no UTF-8, are refused")
    void escapes() throws IOException {
        for (String odd : List.of("%", "%Z", "%ZZ", "%4", "%u0041", "%C0%AF", "%FF", "%ED%A0%80")) {
            for (String target : List.of(
                    "/service/request?SAMLRequest=" + odd,
                    "/service/request?" + odd + "=x",
                    "/connector/finish?id=" + odd)) {
                assertThat(status(raw("GET " + target))).as(target).isEqualTo(400);
            }
            refused(MALFORMED, us.end(new Browser(), () -> new Browser()
                    .postFromElsewhere(us.at("/connector/response"), "SAMLResponse=AAAA" + odd)));
        }
    }

    @Test
    @DisplayName("B34, B35 artifacts, SOAP, uploads, logout and answers by GET are not offered")
    void otherBindings() {
        String answer = us.abroad.answer(us.begin(LevelOfAssurance.HIGH)).message();
        assertThat(new Browser()
                        .get(us.at("/connector/response?SAMLResponse=" + encoded(answer)))
                        .statusCode())
                .isEqualTo(405);
        for (String path : List.of(
                "/connector/logout", "/service/logout", "/service/artifact", "/connector/artifact", "/service/soap")) {
            assertThat(new Browser().get(us.at(path)).statusCode()).isEqualTo(404);
            assertThat(new Browser()
                            .postFromElsewhere(us.at(path), "SAMLRequest=x")
                            .statusCode())
                    .isEqualTo(404);
        }
        for (String type : List.of(
                "text/xml",
                "application/soap+xml",
                "application/vnd.paos+xml",
                "multipart/form-data; boundary=x",
                "application/json")) {
            for (String path : List.of("/connector/response", "/service/request")) {
                HttpResponse<String> refused = new Browser()
                        .send(
                                HttpRequest.newBuilder(URI.create(us.at(path)))
                                        .header("Content-Type", type)
                                        .POST(HttpRequest.BodyPublishers.ofString("<x/>")),
                                false);
                assertThat(refused.statusCode()).isEqualTo(415);
            }
        }
        for (String path : List.of("/connector/metadata", "/service/metadata")) {
            assertThat(new Browser().get(us.at(path)).body())
                    .doesNotContain(
                            "SingleLogoutService", "ArtifactResolutionService", "bindings:SOAP", "ManageNameID");
        }
    }

    @Test
    @DisplayName("D91 whoever is sent somebody's way back, or pages of a login, gets nothing")
    void somebodyElsesWay() {
        Browser mine = new Browser();
        PostForm answer = us.abroad.answer(us.begin(mine, us.abroad, LevelOfAssurance.HIGH));
        String finish = Browser.location(new Browser()
                        .carry(new PostForm(
                                us.at("/connector/response"), answer.field(), answer.message(), answer.relayState())))
                .orElseThrow();
        Browser thief = new Browser();
        us.begin(thief, us.abroad, LevelOfAssurance.HIGH);
        HttpResponse<String> stolen = thief.get(finish);
        assertThat(Browser.problem(stolen)).contains("OTHER_BROWSER");
        assertThat(stolen.headers().firstValue("Location")).isEmpty();
        assertThat(Browser.problem(new Browser().get(finish))).contains("OTHER_BROWSER");
        assertThat(Browser.location(mine.get(finish)).orElseThrow())
                .startsWith(us.broker.callback())
                .contains("code=");
    }

    @Test
    @DisplayName("D92 a relay state is a handle, and what it says is never shown, followed or believed")
    void relayState() {
        for (String odd : List.of(
                "https://thief.example/",
                "javascript:alert(1)",
                "\\\\thief",
                "a\r\nLocation: https://thief.example/",
                "\"><script>alert(1)</script>",
                "x".repeat(100_000),
                "")) {
            PostForm answer = us.abroad.answer(us.begin(LevelOfAssurance.HIGH));
            Browser browser = new Browser();
            HttpResponse<String> end = browser.carry(
                    new PostForm(us.at("/connector/response"), answer.field(), answer.message(), Optional.of(odd)));
            assertThat(Browser.location(end).orElse(us.at("/"))).startsWith(us.at("/"));
            assertThat(end.body()).doesNotContain("thief.example", "<script>alert");
            assertThat(end.headers().map().toString()).doesNotContain("thief");
            String shown = Browser.location(end).map(browser::get).orElse(end).body();
            assertThat(shown).doesNotContain("thief", "alert(1)");
        }
    }

    @Test
    @DisplayName("D100 two logins in one browser do not get into each other's way")
    void twoTabs() {
        Browser browser = new Browser();
        PostForm one = us.begin(browser, us.abroad, LevelOfAssurance.HIGH);
        PostForm other = us.begin(browser, us.third, LevelOfAssurance.SUBSTANTIAL);
        PostForm answer = us.third.answer(other);
        accepted(answer);
        accepted(us.abroad.answer(one));
    }

    @Test
    @DisplayName("F7 nobody answers for a role, a country or a login that there is not")
    void nothingThere() {
        for (String path : List.of(
                "/connector/finish?id=x",
                "/connector/country?id=x",
                "/service/login?id=x",
                "/service/consent?id=x",
                "/broker/callback?state=x&code=y",
                "/connector/finish",
                "/broker/callback")) {
            HttpResponse<String> page = new Browser().get(us.at(path));
            assertThat(page.statusCode()).isBetween(400, 404);
            assertThat(Browser.incident(page)).isPresent();
        }
        HttpResponse<String> decided =
                new Browser().post(us.at("/service/consent"), Map.of("id", "x", "consent", "accept"));
        assertThat(decided.statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("F8 what a browser says about our address is not believed")
    void host() throws IOException {
        for (String path :
                List.of("/connector/metadata", "/service/metadata", "/.well-known/openid-configuration", "/")) {
            String page = raw("GET " + path, "Host: thief.example", "X-Forwarded-Host: thief.example");
            assertThat(page).as(path).doesNotContain("thief");
        }
    }

    @Test
    @DisplayName("F9 whatever fails ends on a page of ours, without a stack trace")
    void pages() {
        HttpResponse<String> page = new Browser().postFromElsewhere(us.at("/connector/response"), "SAMLResponse=!");
        assertThat(page.body()).doesNotContain("Exception", "\tat ", "org.pontis", "opensaml");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.split(" ")[1]);
    }

    /** As no well-behaved client would write it. */
    private static String raw(String line, String... headers) throws IOException {
        URI address = URI.create(us.at("/"));
        try (Socket socket = new Socket("localhost", address.getPort())) {
            String host = String.join("", headers).contains("Host:") ? "" : "Host: localhost\r\n";
            String request = line + " HTTP/1.1\r\n" + host
                    + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return read(socket.getInputStream());
        }
    }

    /** The head, and as much as it says there is behind it. */
    private static String read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (head.toString().endsWith("\r\n\r\n")) {
                break;
            }
        }
        Matcher length = Pattern.compile("(?i)content-length: *(\\d+)").matcher(head);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return head + new String(body, StandardCharsets.UTF_8);
    }
}
