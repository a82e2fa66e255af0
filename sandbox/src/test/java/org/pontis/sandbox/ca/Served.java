package org.pontis.sandbox.ca;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Map;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.web.Site;

/** An authority with its pages on a free port. */
final class Served implements AutoCloseable {

    private final int port = Addresses.free().sandbox();
    private final Site site = new Site(port);
    private final HttpClient http = HttpClient.newHttpClient();
    final Faults faults = new Faults(CaFaults.ALL);
    final CertificateAuthority authority;
    final Cards cards;

    Served(Path state) {
        authority = CertificateAuthority.open(state, URI.create(url("")), InstantSource.system());
        cards = new Cards(authority)
                .give("dnie", Subject.of("ES", "00000001R", "Ana", "García Ruiz"))
                .giveRevoked("dnie", Subject.of("ES", "00000004G", "Diego", "Ferrer Mas"));
        new StatusSite(authority, faults).addTo(site);
        new CaPages(authority, cards).addTo(site);
        new CaApi(authority, cards).addTo(site);
        site.start();
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    void play(Fault fault) {
        faults.play(fault.name(), Map.of());
    }

    X509Certificate issue(String issuer, Variant... variants) {
        return authority
                .issuer(issuer)
                .issue(
                        Subject.of("ES", "00000001R", "Ana", "García Ruiz"),
                        Keys.ec().getPublic(),
                        variants);
    }

    HttpResponse<byte[]> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(url(path))).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> post(String path, byte[] body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(url(path)))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        site.close();
        http.close();
    }
}
