package org.pontis.sandbox.e2e.cabinet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.web.Response;

import static org.assertj.core.api.Assertions.assertThat;

/** A log-in that was not hers: whoever it was is out at once, cannot come back the same way, and the portals are told. */
class NotMeIT extends EndToEnd {

    private Admin admin;
    private Resident resident;
    private Citizen rosa;
    private String cabinet;

    @BeforeEach
    void moveIn() {
        sandbox.forgetLimits();
        admin = new Admin(stack);
        resident = new Resident(admin, sandbox);
        rosa = resident.citizen();
        cabinet = stack.addresses().brokerUrl() + "/realms/es/account";
    }

    @AfterEach
    void moveOut() {
        resident.close();
    }

    @Test
    void theThiefIsOutEverywhereAndThePortalIsToldByATokenItAccepts() {
        Browser thief = new Browser();
        rosa.logsInWithSmsPin(oidc.login(thief));
        saml.login(thief);
        String subject = oidc.me(thief).subject();
        rosa.logsInWithPassword(browser.open(cabinet));

        Page asked = notMe(browser.open(cabinet), "Agencia Tributaria");
        assertThat(asked.html().select("h1").text()).isEqualTo("¿Este acceso no fue suyo?");
        assertThat(asked.html().text()).contains("Agencia Tributaria", "Teléfono", "PIN por SMS");
        assertThat(oidc.me(thief).loggedIn()).as("nothing yet").isTrue();

        Page stopped = confirm(asked);
        assertThat(stopped.html().select("[data-told=not_me]")).isNotEmpty();
        assertThat(stopped.html().select("[data-case]").attr("data-case")).matches("[0-9A-F]{8}");
        assertThat(stopped.html().select("[data-told-portal]").eachText())
                .contains("Agencia Tributaria (demo)", "Seguridad Social (demo)");
        assertThat(oidc.me(thief).loggedIn()).isFalse();
        assertThat(saml.me(thief).loggedIn()).isFalse();
        assertThat(oidc.login(thief).isChooser()).isTrue();
        assertThat(browser.open(cabinet + "/means")
                        .html()
                        .select("[data-means=phone]")
                        .attr("data-standing"))
                .isEqualTo("suspended");

        Patience.until(
                "two security events at the portal", () -> received(subject).size() == 2);
        assertThat(received(subject))
                .containsExactlyInAnyOrder(
                        "https://schemas.openid.net/secevent/caep/event-type/session-revoked",
                        "https://schemas.openid.net/secevent/risc/event-type/credential-compromise");
        Page after = browser.open(cabinet + "?show=acts");
        assertThat(after.html().select("[data-what]").eachAttr("data-what"))
                .contains("not_me", "credential_suspended", "case_opened");
    }

    /** Whoever reports a log-in made with what she is in with herself is out too, and is told what to do. */
    @Test
    void sheIsOutHerselfWhenItWasHerOwnMeans() {
        Browser thief = new Browser();
        rosa.logsInWithPassword(oidc.login(thief));
        rosa.logsInWithPassword(browser.open(cabinet));
        Page stopped = confirm(notMe(browser.open(cabinet), "Agencia Tributaria"));
        assertThat(stopped.response().statusCode()).isEqualTo(200);
        assertThat(stopped.html().text()).contains("Ahora también ha salido de aquí");
        assertThat(browser.open(cabinet).isChooser()).isTrue();
        assertThat(oidc.me(thief).loggedIn()).isFalse();
        assertThat(rosa.logsInWithPassword(oidc.login(new Browser())).problem()).contains("CREDENTIALS_WRONG");
    }

    @Test
    void itWasHerAfterAllAndNothingChanges() {
        rosa.logsInWithPassword(oidc.login(browser));
        Page asked = notMe(browser.open(cabinet), "Agencia Tributaria");
        assertThat(asked.html().select("form[method=get] button").text()).isEqualTo("Fui yo: no cambien nada");
        assertThat(oidc.me(browser).loggedIn()).isTrue();
        assertThat(browser.open(cabinet + "/means").html().select("[data-standing=active]"))
                .hasSize(2);
    }

    /** The receiver is down at first: it is told again, with the same token's id, until it takes it. */
    @Test
    void aPortalThatDoesNotAnswerIsToldAgain() throws IOException {
        List<String> tokens = new CopyOnWriteArrayList<>();
        AtomicBoolean up = new AtomicBoolean();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/events", exchange -> {
            tokens.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
            exchange.sendResponseHeaders(up.get() ? 202 : 503, -1);
            exchange.close();
        });
        receiver.start();
        String id = "urn:told:" + UUID.randomUUID();
        String home = "http://localhost:1/told";
        String events = "http://localhost:" + receiver.getAddress().getPort() + "/events";
        admin.post(
                "es/clients",
                Map.of(
                        "clientId",
                        id,
                        "name",
                        "<b>Told</b> & ${1337*7}",
                        "secret",
                        "known-to-this-test",
                        "redirectUris",
                        List.of(home),
                        "frontchannelLogout",
                        false,
                        "attributes",
                        Map.of("pontis.security-events", events),
                        "defaultClientScopes",
                        List.of("basic", "assurance")));
        try {
            rosa.logsInWithSmsPin(oidc.login(browser));
            browser.stopsBefore(home);
            Page back = browser.open(stack.addresses().brokerUrl() + "/realms/es/protocol/openid-connect/auth?"
                    + Browser.encode(Page.pairs(
                            "client_id",
                            id,
                            "redirect_uri",
                            home,
                            "response_type",
                            "code",
                            "scope",
                            "openid",
                            "state",
                            "x")));
            assertThat(back.leadsTo(home)).isTrue();
            Browser hers = new Browser();
            rosa.logsInWithPassword(hers.open(cabinet));
            Page list = hers.open(cabinet);
            assertThat(list.response().body()).doesNotContain("<b>Told</b>", "9359");
            confirm(notMe(list, "Told"));
            Patience.until("a first try", () -> tokens.size() >= 2);
            up.set(true);
            Patience.until("a second try that is taken", () -> tokens.size() >= 4);
            JsonNode first = part(tokens.getFirst(), 1);
            assertThat(first.path("aud").asText()).isEqualTo(id);
            assertThat(first.path("iss").asText()).isEqualTo(stack.addresses().brokerUrl() + "/realms/es");
            assertThat(first.path("sub_id").path("format").asText()).isEqualTo("iss_sub");
            assertThat(first.has("sub")).isFalse();
            assertThat(first.path("events")).hasSize(1);
            assertThat(tokens.stream()
                            .map(token -> part(token, 1).path("jti").asText())
                            .distinct())
                    .hasSize(2);
            assertThat(part(tokens.getFirst(), 0).path("typ").asText()).isEqualTo("secevent+jwt");
        } finally {
            receiver.stop(0);
            admin.delete("es/clients/"
                    + admin.get("es/clients?clientId=" + id).get(0).path("id").asText());
        }
    }

    private Page notMe(Page list, String portal) {
        Element entry = list.html().select("[data-entry=login]").stream()
                .filter(one -> one.text().contains(portal))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no log-in at " + portal + ": " + list.html().text()));
        return list.press("entry", '"' + entry.selectFirst("button[name=entry]").attr("value") + '"');
    }

    private static Page confirm(Page asked) {
        Element form = asked.html().selectFirst("form[action$=/not-me/yes]");
        return asked.browser()
                .submit(
                        form.absUrl("action"),
                        Page.pairs(
                                "csrf",
                                form.selectFirst("[name=csrf]").val(),
                                "entry",
                                form.selectFirst("[name=entry]").val()));
    }

    private List<String> received(String subject) {
        List<String> hers = new ArrayList<>();
        new Browser().json(oidc.url() + "/security-events").forEach(one -> {
            if (one.path("subject").asText().equals(subject)) {
                hers.add(one.path("event").asText());
            }
        });
        return hers;
    }

    private static JsonNode part(String token, int index) {
        try {
            return Response.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
