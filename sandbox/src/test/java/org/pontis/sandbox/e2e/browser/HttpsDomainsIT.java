package org.pontis.sandbox.e2e.browser;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.Domains;
import org.pontis.sandbox.e2e.Beside;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.run.Stack;
import org.pontis.sandbox.run.TlsFront;
import org.pontis.sandbox.web.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.browser.Person.SIGNED_IN;

/**
 * Broker and portals under domains that have nothing to do with each other, over https: only here do browsers apply SameSite
 * and forbid the cookies of third parties.
 */
@Beside
class HttpsDomainsIT {

    private static final String BROKER = "clave.pontis.test";
    private static final String OIDC = "agencia.example";
    private static final String SAML = "seguridad-social.example";
    private static final List<String> ALL = List.of(BROKER, OIDC, SAML);
    private static final Map<String, Object> NO_THIRD_PARTIES =
            Map.of("profile.cookie_controls_mode", 1, "profile.block_third_party_cookies", true);
    private static final Map<String, Object> NO_COOKIES = Map.of("profile.managed_default_content_settings.cookies", 2);

    /** Keycloak lets scripts of OpenID Connect Session Management read these two hashes; they open nothing. */
    private static final List<String> HASHES = List.of("KEYCLOAK_SESSION", "KC_AUTH_SESSION_HASH");

    private static final ProxySelector DIRECT = ProxySelector.getDefault();
    private static final SSLSocketFactory FACTORY = HttpsURLConnection.getDefaultSSLSocketFactory();

    private static SSLContext usual;
    private static TlsFront front;
    private static Stack stack;
    private static Domains domains;
    private static String pin;

    @BeforeAll
    static void start() throws Exception {
        Path state = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "https-");
        Certificate certificate = Certificate.of(ALL, state);
        pin = certificate.pin();
        Path trusted = Files.writeString(state.resolve("domains.pem"), certificate.pem());
        Path hosts = Files.writeString(state.resolve("hosts"), "127.0.0.1 localhost " + String.join(" ", ALL) + "\n");
        int port = Addresses.free().broker();
        Addresses inside = Addresses.free();
        front = new TlsFront(
                port,
                certificate.tls(),
                Map.of(BROKER, inside.broker(), OIDC, inside.portalOidc(), SAML, inside.portalSaml()));
        domains = new Domains(url(BROKER, port), url(OIDC, port), url(SAML, port));
        leadThisProgramThrough(port, certificate.tls());
        stack = Stack.start(
                Stack.Plan.forTest(state, inside.behind(domains))
                        .with("proxy-headers", "xforwarded")
                        .with("proxy-trusted-addresses", "127.0.0.1")
                        .with("truststore-paths", trusted.toAbsolutePath().toString())
                        .withJvm(Stack.Plan.QUICK_START + " -Djdk.net.hosts.file=" + hosts.toAbsolutePath()),
                System.out::println);
    }

    /** The portals run in this program; they find the broker as browsers do, and trust what we trust. */
    private static void leadThisProgramThrough(int port, SSLContext tls) throws Exception {
        usual = SSLContext.getDefault();
        SSLContext.setDefault(tls);
        HttpsURLConnection.setDefaultSSLSocketFactory(tls.getSocketFactory());
        HTTPRequest.setDefaultSSLSocketFactory(tls.getSocketFactory());
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI to) {
                return ALL.contains(to.getHost())
                        ? List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", port)))
                        : DIRECT.select(to);
            }

            @Override
            public void connectFailed(URI to, SocketAddress proxy, IOException why) {
                // the caller gets the exception
            }
        });
    }

    @AfterAll
    static void stop() throws IOException {
        ProxySelector.setDefault(DIRECT);
        HttpsURLConnection.setDefaultSSLSocketFactory(FACTORY);
        HTTPRequest.setDefaultSSLSocketFactory(FACTORY);
        if (usual != null) {
            SSLContext.setDefault(usual);
        }
        if (stack != null) {
            stack.close();
        }
        if (front != null) {
            front.close();
        }
    }

    @Test
    void fromTheOidcPortalToTheSamlPortalAndUpAndOut() {
        try (Browser browser = browser(NO_THIRD_PARTIES)) {
            Person ana = ana(browser);
            browser.go(domains.portalOidc() + "/login");
            ana.logIn();
            assertThat(browser.address()).startsWith(domains.portalOidc());

            // the broker's answer is a POST from another site
            browser.go(domains.portalSaml() + "/login");
            browser.see(SIGNED_IN);
            assertThat(browser.address()).startsWith(domains.portalSaml());
            browser.pressLabelled("Ask for substantial");
            ana.choose("password");
            browser.seePage("password");
            browser.type("password", ana.password());
            browser.press(Person.PRIMARY);
            browser.see(".badge[data-level=substantial]");
            assertThat(browser.address()).startsWith(domains.portalSaml());

            browser.pressLabelled("Log out everywhere");
            browser.seeStranger();
            assertThat(browser.address()).startsWith(domains.portalSaml());
            browser.go(domains.portalOidc() + "/");
            browser.seeStranger();
            browser.go(domains.portalOidc() + "/login");
            browser.seePage("chooser");
        }
    }

    @Test
    void fromTheSamlPortalToTheOidcPortalAndOut() {
        try (Browser browser = browser(NO_THIRD_PARTIES)) {
            browser.go(domains.portalSaml() + "/login");
            ana(browser).logIn();
            assertThat(browser.address()).startsWith(domains.portalSaml());
            browser.go(domains.portalOidc() + "/login");
            browser.see(SIGNED_IN);
            assertThat(browser.address()).startsWith(domains.portalOidc());
            assertThat(browser.text()).contains("00000001R");

            browser.pressLabelled("Log out everywhere");
            browser.seeStranger();
            assertThat(browser.address()).startsWith(domains.portalOidc());
            browser.go(domains.portalSaml() + "/");
            browser.seeStranger();
        }
    }

    @Test
    void cancelLeadsHomeAndTheBrowsersBackHarmsNothing() {
        try (Browser browser = browser(NO_THIRD_PARTIES)) {
            browser.go(domains.portalSaml() + "/login");
            browser.seePage("chooser");
            browser.press("[name=cancel]");
            browser.see("[role=alert][data-problem]");
            assertThat(browser.address()).startsWith(domains.portalSaml());

            Person ana = ana(browser);
            browser.go(domains.portalOidc() + "/login");
            ana.choose("sms-pin");
            browser.seePage("identify");
            browser.back();
            browser.go(domains.portalOidc() + "/login");
            browser.seePage("chooser");
            ana.logIn();
            assertThat(browser.address()).startsWith(domains.portalOidc());
        }
    }

    /** M2, M3 */
    @Test
    void everyCookieIsSecureAndOfOneHostAndForeignSitesGetOnlyWhatTheyMustPost() {
        try (Browser browser = browser(NO_THIRD_PARTIES)) {
            browser.go(domains.portalSaml() + "/login");
            ana(browser).logIn();
            browser.go(domains.portalOidc() + "/login");
            browser.see(SIGNED_IN);
            browser.go(domains.broker() + "/realms/es/pontis/registration/online");
            browser.type("identifier", "00000006Y");
            browser.typeDate("contrast", "2033-01-31");
            browser.press("[name=consent]");
            browser.press(Person.PRIMARY);
            browser.see("button[name=source]");
            JsonNode cookies = Response.JSON
                    .valueToTree(browser.driver().executeCdpCommand("Network.getAllCookies", Map.of()))
                    .path("cookies");
            assertThat(cookies.findValuesAsText("name"))
                    .contains("__Host-PONTIS_FORM", "__Host-PONTIS_REGISTRATION")
                    .doesNotContain("PONTIS_FORM", "PONTIS_REGISTRATION");
            for (JsonNode cookie : cookies) {
                String name = cookie.path("name").asText();
                boolean keycloaks = name.matches("[A-Z_]+") && !name.startsWith("PONTIS");
                assertThat(cookie.path("secure").asBoolean()).as(name).isTrue();
                assertThat(cookie.path("domain").asText()).as(name).isIn(ALL);
                assertThat(cookie.path("sameSite").asText()).as(name).isEqualTo(keycloaks ? "None" : "Lax");
                assertThat(cookie.path("httpOnly").asBoolean()).as(name).isEqualTo(!HASHES.contains(name));
            }
        }
    }

    @Test
    void whoeverTakesNoCookiesIsToldSoAndNotSentInCircles() {
        try (Browser browser = browser(NO_COOKIES)) {
            browser.go(domains.portalOidc() + "/login");
            browser.see("[role=alert][data-problem]");
            assertThat(browser.address()).startsWith(domains.broker());
            browser.reload();
            browser.see("[role=alert][data-problem]");
        }
    }

    private static Person ana(Browser browser) {
        SandboxApi sandbox = SandboxApi.of(stack.addresses());
        sandbox.forgetLimits();
        return Person.ana(browser, sandbox);
    }

    private static Browser browser(Map<String, Object> settings) {
        return Browser.with(
                settings,
                "--host-resolver-rules="
                        + Stream.of(BROKER, OIDC, SAML)
                                .map(domain -> "MAP " + domain + " 127.0.0.1")
                                .collect(Collectors.joining(",")),
                "--ignore-certificate-errors-spki-list=" + pin);
    }

    private static String url(String domain, int port) {
        return "https://" + domain + ":" + port;
    }
}
