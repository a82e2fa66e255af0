package org.pontis.eidas.metadata;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.MetadataRule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TlsTest {

    private final TestKey authority =
            Issue.named("CN=TLS authority").authority().done();
    private HttpsServer server;

    @AfterEach
    void closeDown() {
        server.stop(0);
    }

    @Test
    void aServerOfAKnownAuthorityIsAskedUnderItsName() throws Exception {
        URI address = serve(
                Issue.named("CN=localhost").by(authority).forHost("localhost").done(), "TLSv1.3");

        assertThat(fetched(address, trust(authority.certificate()))).isEqualTo("metadata");
    }

    @Test
    void onePointTwoIsTheOldestAndHasNoCbc() throws Exception {
        URI address = serve(
                Issue.named("CN=localhost").by(authority).forHost("localhost").done(), "TLSv1.2");

        assertThat(fetched(address, trust(authority.certificate()))).isEqualTo("metadata");
        assertThat(Tls.PARAMETERS.getProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(Tls.PARAMETERS.getCipherSuites())
                .isNotEmpty()
                .noneMatch(suite -> suite.contains("CBC") || suite.endsWith("_SHA"));
    }

    @Test
    void aServerOfAnUnknownAuthorityIsNotAsked() throws Exception {
        URI address = serve(
                Issue.named("CN=localhost").by(authority).forHost("localhost").done(), "TLSv1.3");

        refused(address, Optional.empty());
    }

    @Test
    void aServerUnderAnotherNameIsNotAsked() throws Exception {
        URI address = serve(
                Issue.named("CN=localhost")
                        .by(authority)
                        .forHost("node.ria.example")
                        .done(),
                "TLSv1.3");

        refused(address, Optional.of(trust(authority.certificate())));
    }

    private static void refused(URI address, Optional<SSLContext> trust) {
        try (Download download = new Download(Limits.PRODUCTION, trust)) {
            assertThatThrownBy(() -> download.get(address))
                    .isInstanceOfSatisfying(
                            BrokenRule.class, e -> assertThat(e.rule()).isEqualTo(MetadataRule.REACHABLE));
        }
    }

    private static String fetched(URI address, SSLContext trust) throws BrokenRule {
        try (Download download = new Download(Limits.PRODUCTION, Optional.of(trust))) {
            return new String(download.get(address), UTF_8);
        }
    }

    private URI serve(TestKey key, String protocol) throws Exception {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        store.setKeyEntry(
                "key", key.secret(), new char[0], new X509Certificate[] {key.certificate(), authority.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters only = context.getDefaultSSLParameters();
                only.setProtocols(new String[] {protocol});
                parameters.setSSLParameters(only);
            }
        });
        server.createContext("/metadata", exchange -> {
            byte[] body = {'m', 'e', 't', 'a', 'd', 'a', 't', 'a'};
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/metadata");
    }

    private static SSLContext trust(X509Certificate authority) throws Exception {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        store.setCertificateEntry("authority", authority);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
