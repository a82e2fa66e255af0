package org.pontis.sandbox.e2e.card;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.card.SoftCard;
import org.pontis.sandbox.e2e.Beside;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Metrics;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Portal;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** The card's host is a proxy's, which says in a header whose certificate it has seen; rows K1 and K2. */
@Beside
class BehindAProxyIT {

    private static final String METHOD = "spi-authenticator--pontis-login--eid-card-";

    private static Stack stack;
    private static HaProxy proxy;
    private static int door;
    private static Portal portal;
    private static SoftCard anas;

    @BeforeAll
    static void start() throws Exception {
        HaProxy.needed();
        Path state = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "proxy-");
        door = Addresses.free().broker();
        stack = Stack.start(
                Stack.Plan.forTest(state)
                        .with(METHOD + "tls-address", "https://localhost:" + door)
                        .with(METHOD + "tls-proxies", HaProxy.ADDRESS),
                System.out::println);
        SandboxApi sandbox = SandboxApi.of(stack.addresses());
        Path roots = Files.writeString(
                state.resolve("roots.pem"),
                Http.get(stack.addresses().sandboxUrl() + "/api/ca").body());
        proxy = HaProxy.start(
                door,
                stack.addresses().broker(),
                state.resolve("ca/localhost-" + stack.addresses().sandbox() + "/keys/server-localhost.pem"),
                roots,
                state);
        portal = new Portal(stack.addresses().portalOidcUrl());
        anas = sandbox.card("00000001R");
    }

    @AfterAll
    static void stop() {
        if (proxy != null) {
            proxy.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    private static Page byTls(Browser browser) {
        return portal.login(browser, "acr", "high").choose("eid-card").press("card", "tls");
    }

    private static String header() {
        try {
            return ":" + Base64.getEncoder().encodeToString(anas.certificate().getEncoded()) + ":";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCardShownToTheProxyIsHigh() {
        Browser hers = Browser.with(anas.tls());

        byTls(hers);

        assertThat(portal.me(hers).acr()).isEqualTo("high");
        assertThat(portal.me(hers).claims().values()).contains("00000001R");
    }

    /** Row K2. */
    @Test
    void aCardThatHasLeftIsNotShownAgain() {
        CardReader reader = new CardReader(anas);
        Browser hers = Browser.with(reader.tls());
        byTls(hers);
        Browser hersAgain = hers.leftToAnother();
        byTls(hersAgain);
        assertThat(portal.me(hers).loggedIn()).isTrue();
        assertThat(portal.me(hersAgain).loggedIn()).isTrue();

        reader.takeOut();
        Browser his = hers.leftToAnother();

        assertThat(byTls(his).problem()).contains("CARD_NONE");
        assertThat(portal.me(his).loggedIn()).isFalse();
    }

    @Test
    void whatABrowserSendsUnderTheHeadersNameDoesNotGetThrough() {
        Browser stranger = Browser.with(anas.tlsWithoutCard());
        stranger.sends("Client-Cert", header());

        assertThat(byTls(stranger).problem()).contains("CARD_NONE");
        assertThat(portal.me(stranger).loggedIn()).isFalse();
    }

    @Test
    void norInAnotherSpelling() {
        Browser stranger = Browser.with(anas.tlsWithoutCard());
        stranger.sends("client_cert", header());

        assertThat(byTls(stranger).problem()).contains("CARD_NONE");
    }

    @Test
    void aCardDoesNotHelpAHeaderOfAnotherOne() {
        Browser elena =
                Browser.with(SandboxApi.of(stack.addresses()).card("00000005M").tls());
        elena.sends("Client-Cert", header());

        byTls(elena);

        assertThat(portal.me(elena).claims().values()).contains("00000005M").doesNotContain("00000001R");
    }

    /** Past the proxy, straight to the server: what the login makes of it. */
    private static Page pastTheProxy(String from, String authority, String... headers) {
        Browser browser = new Browser();
        browser.stopsBefore(host());
        Page away = byTls(browser);
        URI there = URI.create(away.response().headers().firstValue("Location").orElseThrow());
        URI back = new Knock(from, authority, List.of(headers))
                .at(stack.addresses().broker(), there)
                .orElseThrow();
        return browser.open(back.toString());
    }

    private static String host() {
        return "https://localhost:" + door;
    }

    private static double counted(String oddity) {
        return new Metrics(stack).sum("pontis_place_oddities_total{method=\"eid-card\",what=\"" + oddity + "\"}");
    }

    @Test
    void theHeaderCountsFromTheProxysAddress() {
        Page page = pastTheProxy(HaProxy.ADDRESS, "localhost:" + door, "Client-Cert: " + header());

        assertThat(page.problem()).isEmpty();
        assertThat(portal.me(page.browser()).claims().values()).contains("00000001R");
    }

    @Test
    void fromAnyOtherAddressItDoesNotAndIsCounted() {
        double before = counted("stranger");

        Page page = pastTheProxy(
                "127.0.0.1",
                "localhost:" + door,
                "Client-Cert: " + header(),
                "X-Forwarded-For: " + HaProxy.ADDRESS,
                "Forwarded: for=" + HaProxy.ADDRESS);

        assertThat(page.problem()).contains("CARD_NONE");
        assertThat(counted("stranger")).isEqualTo(before + 1);
    }

    @Test
    void twiceItDoesNotEither() {
        double before = counted("unreadable");

        Page page = pastTheProxy(
                HaProxy.ADDRESS, "localhost:" + door, "Client-Cert: " + header(), "client-cert: " + header());

        assertThat(page.problem()).contains("CARD_NONE");
        assertThat(counted("unreadable")).isEqualTo(before + 1);
    }

    /** A proxy that sends every name to the same server, and takes the header away on one only. */
    @Test
    void norForAnotherHost() {
        double before = counted("other_host");

        Page page =
                pastTheProxy(HaProxy.ADDRESS, "localhost:" + stack.addresses().broker(), "Client-Cert: " + header());

        assertThat(page.problem()).contains("CARD_NONE");
        assertThat(counted("other_host")).isEqualTo(before + 1);
    }
}
