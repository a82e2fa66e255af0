package org.pontis.sandbox.ca;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.faults.Play;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** Where a certificate's status is told: OCSP over HTTP (RFC 6960 appendix A) and revocation lists. */
public final class StatusSite {

    private static final Duration LIST_VALIDITY = Duration.ofHours(1);

    private final CertificateAuthority authority;
    private final Faults faults;
    private final Map<String, OcspResponder> responders;

    public StatusSite(CertificateAuthority authority, Faults faults) {
        this.authority = authority;
        this.faults = faults;
        this.responders = authority.issuers().stream()
                .collect(Collectors.toMap(Issuer::id, issuer -> new OcspResponder(authority, issuer, faults)));
    }

    public void addTo(Site site) {
        site.post("/ocsp/{issuer}", request -> ocsp(request, request.body()));
        site.get(
                "/ocsp/{issuer}/{*request}",
                request -> ocsp(
                        request, Base64.getMimeDecoder().decode(request.path().get("request"))));
        site.get("/crl/{file}", this::list);
    }

    private Response ocsp(Request request, byte[] question) throws Exception {
        Optional<Play> slow = faults.playing(CaFaults.SLOW);
        if (slow.isPresent()) {
            Thread.sleep(slow.get().number("delayMillis"));
        }
        if (plays(CaFaults.DOWN)) {
            return Response.hangUp();
        }
        if (plays(CaFaults.PAGE)) {
            return Response.html("<!DOCTYPE html><title>Maintenance</title><p>We are back soon.");
        }
        OcspResponder responder = responders.get(request.path().get("issuer"));
        return responder == null
                ? nothing()
                : Response.of(200, "application/ocsp-response", responder.answer(question));
    }

    private Response list(Request request) {
        if (plays(CaFaults.CRL_DOWN)) {
            return Response.hangUp();
        }
        String id = request.path().get("file").replaceFirst("\\.crl$", "");
        if (id.equals("root")) {
            return crl(authority.rootKey(), List.of());
        }
        return authority
                .find(id)
                .map(issuer -> crl(signer(issuer), issuer.ledger().all()))
                .orElseGet(StatusSite::nothing);
    }

    private KeyFile signer(Issuer issuer) {
        return plays(CaFaults.CRL_FORGED)
                ? issuer.staff().impostor()
                : issuer.staff().authority();
    }

    private Response crl(KeyFile signer, List<Ledger.Entry> issued) {
        Instant now = authority.clock().instant();
        Instant made = plays(CaFaults.CRL_STALE) ? now.minus(Duration.ofDays(7)) : now;
        RevocationList list = new RevocationList(made, made.plus(LIST_VALIDITY));
        return Response.of(200, "application/pkix-crl", list.signedBy(signer, issued));
    }

    private boolean plays(Fault fault) {
        return faults.playing(fault).isPresent();
    }

    private static Response nothing() {
        return Response.error(404, "UNKNOWN_ISSUER", "There is no such authority.");
    }
}
