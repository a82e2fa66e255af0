package org.pontis.sandbox.portal.saml;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.portal.Brand;
import org.pontis.sandbox.portal.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/** A portal, a broker and a browser for each test. */
abstract class PortalTest {

    @TempDir
    static Path keys;

    static SigningKey brokerKey;
    static SigningKey portalKey;

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
    final Addresses addresses = Addresses.free();
    final String url = addresses.portalSamlUrl();
    final ServiceProvider portal = new ServiceProvider("portal-saml", url, addresses.brokerUrl() + "/realms/es");
    final Browser browser = new Browser();
    StubBroker broker;
    SamlPortal running;

    @BeforeAll
    static void makeKeys() throws Exception {
        brokerKey = StubBroker.freshKey(keys);
        portalKey = PortalKey.keptIn(keys.resolve("portal-saml.pem"));
    }

    @BeforeEach
    void open() throws Exception {
        running = SamlPortal.start(portal, brand(), addresses.portalSaml(), portalKey, now::get);
        broker = new StubBroker(portal, addresses.broker(), brokerKey, StubBroker.pinned(portalKey), now::get);
    }

    @AfterEach
    void close() {
        running.close();
        broker.close();
    }

    Brand brand() {
        return new Brand(
                "Portal",
                "es",
                "SAML 2.0",
                Brand.Accent.PLUM,
                Optional.of(new Brand.Neighbour("Other", addresses.portalOidcUrl())),
                addresses.sandboxUrl(),
                List.of(addresses.brokerUrl()));
    }

    Map<String, Object> me() {
        return browser.json(url + "/me");
    }

    Map<String, Object> login(String query) {
        deliver(browser, fields(query));
        return me();
    }

    /** Goes to the broker, and returns what its page would post to the portal. */
    Map<String, String> fields(String query) {
        return fields(browser, query);
    }

    Map<String, String> fields(Browser somebody, String query) {
        HttpResponse<String> response = somebody.get(url + "/login" + query);
        return hidden(
                response.statusCode() == 303
                        ? somebody.get(Browser.location(response))
                        : somebody.post(form(response).attr("action"), hidden(response)));
    }

    /** Posts an answer to the portal and follows it to its end. */
    HttpResponse<String> deliver(Browser somebody, Map<String, String> fields) {
        HttpResponse<String> response = somebody.post(portal.assertionConsumerService(), fields);
        return response.statusCode() == 303 ? somebody.follow(Browser.location(response)) : response;
    }

    /** The same with the answer exchanged for one that is written now. */
    Map<String, String> withAnswer(Map<String, String> fields) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put("SAMLResponse", broker.responseField());
        return changed;
    }

    static Element form(HttpResponse<String> page) {
        Element form = Jsoup.parse(page.body()).selectFirst("form");
        assertThat(form).as(page.body()).isNotNull();
        return form;
    }

    static Map<String, String> hidden(HttpResponse<String> page) {
        Map<String, String> fields = new LinkedHashMap<>();
        form(page).select("input").forEach(field -> fields.put(field.attr("name"), field.val()));
        return fields;
    }
}
