package org.pontis.sandbox.ca;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** Certificates as files, for tests and scripts: the authorities as PEM, the soft cards as PKCS#12. */
public final class CaApi {

    private final CertificateAuthority authority;
    private final Cards cards;

    public CaApi(CertificateAuthority authority, Cards cards) {
        this.authority = authority;
        this.cards = cards;
    }

    public void addTo(Site site) {
        site.get("/api/ca", request -> pem(authority.root()));
        site.get("/api/ca/certificates", request -> Response.json(all()));
        site.get("/api/ca/{issuer}", request -> authority
                .find(request.path().get("issuer"))
                .map(issuer -> pem(issuer.certificate()))
                .orElseGet(CaApi::noIssuer));
        for (Change change : Change.values()) {
            site.post("/api/ca/{issuer}/certificates/{serial}/" + change.word(), request -> change(request, change));
        }
        site.get("/api/citizens/{id}/card.p12", request -> card(request)
                .map(card -> Response.of(200, "application/x-pkcs12", card.pkcs12()))
                .orElseGet(() -> Response.error(404, "NO_CARD", "This citizen has no such card.")));
        site.get("/ca/{file}", request -> authority
                .certificate(request.path().get("file"))
                .map(CaApi::der)
                .orElseGet(CaApi::noIssuer));
    }

    /** Her card, or with {@code ?variant=expired} and the like another one that is not good. */
    private Optional<Card> card(Request request) {
        String citizen = request.path().get("id");
        return request.query("variant").isEmpty()
                ? cards.of(citizen)
                : request.query("variant").flatMap(Variant::named).flatMap(variant -> cards.of(citizen, variant));
    }

    private Response change(Request request, Change change) {
        return change.make(authority, request).map(found -> Response.empty(204)).orElseGet(CaApi::noIssuer);
    }

    private List<Map<String, Object>> all() {
        return authority.issuers().stream()
                .flatMap(issuer -> issuer.ledger().all().stream().map(entry -> view(issuer, entry)))
                .toList();
    }

    private static Map<String, Object> view(Issuer issuer, Ledger.Entry entry) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("issuer", issuer.id());
        view.put("serial", entry.certificate().getSerialNumber().toString(16));
        view.put("subject", entry.certificate().getSubjectX500Principal().getName());
        view.put("notAfter", entry.certificate().getNotAfter().toInstant());
        view.put("revokedAt", entry.revokedAt().orElse(null));
        return view;
    }

    private static Response pem(X509Certificate certificate) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.of(200, "application/x-pem-file", text.toString());
    }

    private static Response der(X509Certificate certificate) {
        try {
            return Response.of(200, "application/pkix-cert", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response noIssuer() {
        return Response.error(404, "UNKNOWN_ISSUER", "There is no such authority.");
    }
}
