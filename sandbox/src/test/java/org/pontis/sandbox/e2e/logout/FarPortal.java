package org.pontis.sandbox.e2e.logout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.pontis.eidas.saml.RedirectBinding;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.FreshKey;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.run.Stack;

/** A portal that citizens only pass through; told of a logout it behaves as the test wants. */
public final class FarPortal implements AutoCloseable {

    /** What it does when the broker tells it of a logout. */
    public enum Manner {
        ANSWERS,
        FAILS,
        HANGS,
        IS_DOWN,
        HAS_NO_ADDRESS
    }

    static final String SECRET = "told-to-nobody-but-this-test";
    private static final String HOME = "http://localhost:1/far";

    private final Admin admin;
    private final String broker;
    private final String id = "urn:far:" + UUID.randomUUID();
    private volatile Manner manner;
    private final String name;
    private volatile HttpServer server;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final SigningKey key = FreshKey.rsa();
    private final boolean saml;

    private FarPortal(Admin admin, String broker, Manner manner, boolean saml) {
        this.admin = admin;
        this.broker = broker + "/realms/es/protocol/";
        this.manner = manner;
        this.name = "Far away (" + manner + ")";
        this.saml = saml;
        this.server = listen(0);
        admin.post("es/clients", saml ? samlClient() : oidcClient());
        if (manner == Manner.IS_DOWN) {
            server.stop(0);
        }
    }

    static FarPortal oidc(Stack stack, Manner manner) {
        return oidc(new Admin(stack), stack.addresses().brokerUrl(), manner);
    }

    public static FarPortal oidc(Admin admin, String broker, Manner manner) {
        return new FarPortal(admin, broker, manner, false);
    }

    static FarPortal saml(Stack stack, Manner manner) {
        return new FarPortal(new Admin(stack), stack.addresses().brokerUrl(), manner, true);
    }

    String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** From now on it answers: messages to it are counted anew. */
    public void comesBack() {
        int port = server.getAddress().getPort();
        told.clear();
        if (manner == Manner.IS_DOWN) {
            server = listen(port);
        }
        manner = Manner.ANSWERS;
    }

    /** The messages that came to its logout address, as they were. */
    public List<String> told() {
        return told;
    }

    /** Lets a citizen who is logged in come by; the page is the broker's last answer. */
    public Page enter(Browser browser) {
        browser.stopsBefore(HOME);
        Page last = browser.open(saml ? samlUrl() : oidcUrl());
        if (!last.leadsTo(HOME)) {
            throw new AssertionError("Nobody came through, but " + last);
        }
        return last;
    }

    private String oidcUrl() {
        return broker + "openid-connect/auth?"
                + Browser.encode(Map.of(
                        "client_id",
                        id,
                        "redirect_uri",
                        HOME,
                        "response_type",
                        "code",
                        "scope",
                        "openid",
                        "state",
                        "x"));
    }

    /** What a token request with this code brings. */
    String redeem(String code) {
        return new Browser()
                .post(
                        broker + "openid-connect/token",
                        Map.of(
                                "grant_type", "authorization_code",
                                "code", code,
                                "redirect_uri", HOME,
                                "client_id", id,
                                "client_secret", SECRET))
                .body();
    }

    private String samlUrl() {
        String xml = """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
                xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_%s" Version="2.0" IssueInstant="%s" \
                Destination="%s" AssertionConsumerServiceURL="%s">\
                <saml:Issuer>%s</saml:Issuer></samlp:AuthnRequest>""".formatted(UUID.randomUUID(), Instant.now(), broker + "saml", HOME, id);
        return RedirectBinding.url(broker + "saml", "SAMLRequest", xml, "x", key);
    }

    private Map<String, Object> oidcClient() {
        Map<String, String> attributes = new HashMap<>();
        if (manner != Manner.HAS_NO_ADDRESS) {
            attributes.put("backchannel.logout.url", logoutAddress());
            attributes.put("backchannel.logout.session.required", "true");
        }
        return Map.of(
                "clientId",
                id,
                "name",
                name(),
                "secret",
                SECRET,
                "clientAuthenticatorType",
                "client-secret",
                "redirectUris",
                new String[] {HOME},
                "frontchannelLogout",
                false,
                "attributes",
                attributes,
                "defaultClientScopes",
                new String[] {"basic", "assurance"});
    }

    private Map<String, Object> samlClient() {
        return Map.of(
                "clientId",
                id,
                "name",
                name(),
                "protocol",
                "saml",
                "redirectUris",
                new String[] {HOME},
                "frontchannelLogout",
                false,
                "attributes",
                Map.of(
                        "saml_assertion_consumer_url_post", HOME,
                        "saml_single_logout_service_url_soap", logoutAddress(),
                        "saml.client.signature", "true",
                        "saml.signing.certificate", FreshKey.certificate(key),
                        "saml.server.signature", "true",
                        "saml.signature.algorithm", "RSA_SHA256",
                        "saml.authnstatement", "true"),
                "defaultClientScopes",
                new String[] {"assurance-saml"});
    }

    private String logoutAddress() {
        return "http://localhost:" + server.getAddress().getPort() + "/out";
    }

    private HttpServer listen(int port) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            listening.createContext("/out", this::tellOfLogout);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tellOfLogout(HttpExchange exchange) throws IOException {
        told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (manner == Manner.HANGS) {
            waitForTheEnd();
        }
        exchange.sendResponseHeaders(manner == Manner.FAILS ? 500 : 200, -1);
        exchange.close();
    }

    private void waitForTheEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        admin.delete("es/clients/"
                + admin.get("es/clients?clientId=" + id).get(0).path("id").asText());
    }
}
