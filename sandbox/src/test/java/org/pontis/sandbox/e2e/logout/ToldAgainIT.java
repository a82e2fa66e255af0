package org.pontis.sandbox.e2e.logout;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Metrics;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.logout.FarPortal.Manner;
import org.pontis.sandbox.web.Response;

import static org.assertj.core.api.Assertions.assertThat;

/** A portal that does not answer is told again until it does, and the citizen's page says what is true now. */
class ToldAgainIT extends EndToEnd {

    private RealmAttributes realm;

    @BeforeEach
    void soon() {
        realm = new RealmAttributes(new Admin(stack));
        realm.set("pontis.logout-retry-first", "PT1S", "pontis.logout-retry-longest", "PT1S");
    }

    @AfterEach
    void asBefore() {
        realm.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILS", "IS_DOWN"})
    void aPortalThatComesBackIsToldWithAFreshToken(Manner manner) throws IOException {
        try (FarPortal far = FarPortal.oidc(stack, manner)) {
            ana.logsInWithPassword(oidc.login(browser));
            saml.login(browser);
            far.enter(browser);
            double told = retried("told");

            Page page = oidc.logout(browser);
            assertThat(URI.create(page.address()).getPath()).endsWith("/pontis/logout");
            assertThat(names(page, "unreached")).containsExactly(far.name());
            assertThat(names(page, "closed")).hasSize(2).doesNotContain(far.name());
            if (manner == Manner.FAILS) {
                Patience.until("another try", () -> far.told().size() > 1);
                assertThat(ids(far.told())).as("each with an id of its own").hasSameSizeAs(far.told());
            }
            far.comesBack();

            Patience.until("the portal is told", () -> !far.told().isEmpty());
            Patience.until(
                    "the page says so", () -> names(again(page), "closed").contains(far.name()));
            Page closed = again(page);
            assertThat(names(closed, "unreached")).isEmpty();
            assertThat(closed.html().select(".actions a").attr("href")).startsWith(oidc.url());
            assertThat(far.told()).as("and it is told no more").hasSize(1);
            JsonNode claims = claims(far.told().getFirst());
            assertThat(claims.path("aud").asText()).isEqualTo(far.id());
            assertThat(claims.path("iss").asText()).isEqualTo(stack.addresses().brokerUrl() + "/realms/es");
            assertThat(claims.path("sid").asText()).isNotBlank();
            assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
                    .isEqualTo(120);
            assertThat(retried("told")).isGreaterThan(told);
        }
    }

    /** By SOAP, in a request that is signed for this try: the portal takes no other. */
    @Test
    void aSamlPortalThatComesBackEndsItsSession() {
        Admin admin = new Admin(stack);
        String client = saml.url() + "/metadata";
        ObjectNode there = (ObjectNode)
                admin.get("es/clients?clientId=" + java.net.URLEncoder.encode(client, StandardCharsets.UTF_8))
                        .get(0);
        String path = "es/clients/" + there.path("id").asText();
        ObjectNode away = there.deepCopy();
        away.withObjectProperty("attributes").put("saml_single_logout_service_url_soap", "http://localhost:1/away");
        ana.logsInWithPassword(oidc.login(browser));
        saml.login(browser);
        Page page;
        admin.put(path, away);
        try {
            page = oidc.logout(browser);
            assertThat(names(page, "unreached")).hasSize(1);
            assertThat(saml.me(browser).loggedIn()).isTrue();
        } finally {
            admin.put(path, there);
        }
        Patience.until("the portal has closed", () -> !saml.me(browser).loggedIn());
        Patience.until("the page says so", () -> names(again(page), "unreached").isEmpty());
    }

    @Test
    void aPortalThatNeverAnswersIsGivenUpAndThePageSaysSo() {
        realm.set(
                "pontis.logout-retry-first",
                "PT1S",
                "pontis.logout-retry-longest",
                "PT1S",
                "pontis.logout-retry-for",
                "PT5S");
        try (FarPortal far = FarPortal.oidc(stack, Manner.FAILS)) {
            ana.logsInWithPassword(oidc.login(browser));
            far.enter(browser);
            double before = retried("given_up");
            oidc.logout(browser);
            long out = System.nanoTime();
            // others' portals are given up meanwhile, too; by then hers is
            Patience.until(
                    "it is given up", () -> retried("given_up") > before && System.nanoTime() - out > 15_000_000_000L);
            int tries = far.told().size();
            far.comesBack();
            ana.logsInWithPassword(oidc.login(new Browser()));
            assertThat(tries).isPositive();
            assertThat(far.told()).as("and told no more").isEmpty();
        }
    }

    /** Nobody is there to be told: all that wait for it are given up, and none of them counts as unanswered. */
    @Test
    void aPortalThatIsGoneIsGivenUpInOneGo() {
        realm.set("pontis.logout-retry-first", "PT5S", "pontis.logout-retry-longest", "PT5S");
        double unanswered;
        double before;
        try (FarPortal far = FarPortal.oidc(stack, Manner.FAILS)) {
            for (Browser one : List.of(browser, new Browser())) {
                ana.logsInWithPassword(oidc.login(one));
                far.enter(one);
                oidc.logout(one);
            }
            before = retried("given_up");
            unanswered = retried("unanswered");
        }
        Patience.until("both are given up", () -> retried("given_up") >= before + 2);
        assertThat(retried("unanswered")).isEqualTo(unanswered);
    }

    /** The handle is in a cookie: an address alone, another's cookie or another realm shows nothing. */
    @Test
    void nobodyReadsThePageOfAnothersLogout() {
        try (FarPortal far = FarPortal.oidc(stack, Manner.FAILS)) {
            ana.logsInWithPassword(oidc.login(browser));
            far.enter(browser);
            Page page = oidc.logout(browser);
            assertThat(names(page, "unreached")).containsExactly(far.name());

            assertThat(new Browser().open(page.address()).response().statusCode())
                    .isEqualTo(404);
            Browser guesser = new Browser();
            guesser.sends("Cookie", "PONTIS_LOGOUT=" + "A".repeat(43));
            Page guessed = guesser.open(page.address());
            assertThat(guessed.response().statusCode()).isEqualTo(404);
            assertThat(guessed.response().body()).doesNotContain(far.name());
            assertThat(browser.get(page.address().replace("/realms/es/", "/realms/ee/"))
                            .body())
                    .doesNotContain(far.name());
            assertThat(page.address()).as("no way back in an address").doesNotContain("http%3A", "back");
            String twisted = page.address() + "&back=https://evil.example/&redirect_uri=https://evil.example/";
            assertThat(browser.get(twisted).body()).doesNotContain("href=\"https://evil.example");
            assertThat(browser.get(page.address()).headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        }
    }

    private double retried(String outcome) {
        return new Metrics(stack).sum("pontis_logouts_retried_total{outcome=\"" + outcome + "\"}");
    }

    private Page again(Page page) {
        return browser.open(page.address());
    }

    private static List<String> names(Page page, String standing) {
        return page.html().select("[data-" + standing + "]").eachText();
    }

    private static Set<String> ids(List<String> messages) throws IOException {
        Set<String> ids = new HashSet<>();
        for (String message : List.copyOf(messages)) {
            ids.add(claims(message).path("jti").asText());
        }
        return ids;
    }

    private static JsonNode claims(String message) throws IOException {
        String token = URLDecoder.decode(message, StandardCharsets.UTF_8).replace("logout_token=", "");
        return Response.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
