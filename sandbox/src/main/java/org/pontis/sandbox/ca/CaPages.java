package org.pontis.sandbox.ca;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.pontis.sandbox.look.Forms;
import org.pontis.sandbox.look.Page;
import org.pontis.sandbox.look.Page.Section;
import org.pontis.sandbox.portal.Html;
import org.pontis.sandbox.web.Handler;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** The authority as people see it: who holds which certificate, and buttons that revoke. */
public final class CaPages {

    /** Tests issue by the hundred; nobody reads further. */
    private static final int SHOWN = 100;

    private final CertificateAuthority authority;
    private final Cards cards;

    public CaPages(CertificateAuthority authority, Cards cards) {
        this.authority = authority;
        this.cards = cards;
    }

    public void addTo(Site site) {
        site.get("/ca", request -> page());
        for (Change change : Change.values()) {
            site.post("/ca/{issuer}/{serial}/" + change.word(), changing(change));
        }
    }

    private Handler changing(Change change) {
        return Forms.own(request -> {
            change.make(authority, request);
            return Response.redirect("/ca");
        });
    }

    private Response page() {
        return Page.of(
                        "Certificates",
                        Section.CERTIFICATES,
                        Html.of(
                                """
                        <h1>Certificates</h1>
                        <p class="lead">The keys in SIMs and on cards are certified here. Revoke one, then try to log in with it: the
                        broker asks this authority at every login, or once a minute.</p>
                        <p><a class="button" href="/ca/root.cer">Root certificate</a></p>
                        <h2 id="cards">Cards</h2>
                        <p>A browser imports them as personal certificates; the password is the PIN, <code class="mark">1234</code>. Import the
                        root certificate as an authority for websites too, or it warns of the host that asks for cards.</p>
                        <ul>{}</ul>{}""",
                                Html.join(cards.all().entrySet().stream().map(CaPages::card)),
                                Html.join(authority.issuers().stream().map(this::section))))
                .response();
    }

    private static Html card(Map.Entry<String, Card> card) {
        X500Name name = name(card.getValue().login().certificate());
        String address = "/api/citizens/" + card.getKey() + "/card.p12";
        return Html.of("""
                <li><a href="{}">{}</a> <span class="soft">or one that <a href="{}?variant=expired">has expired</a></span></li>""", address, part(name, BCStyle.CN), address);
    }

    private Html section(Issuer issuer) {
        List<Ledger.Entry> issued = issuer.ledger().all().stream()
                .sorted(Comparator.comparing(
                                (Ledger.Entry entry) -> entry.certificate().getNotBefore())
                        .reversed())
                .limit(SHOWN)
                .toList();
        return Html.of(
                """
                <h2 id="{}">{}</h2>
                <p><a href="/ca/{}.cer">Its certificate</a> · <a href="/crl/{}.crl">its revocation list</a></p>{}""",
                issuer.id(),
                issuer.title(),
                issuer.id(),
                issuer.id(),
                issued.isEmpty() ? Html.of("<p class=\"soft\">Nothing issued yet.</p>") : table(issuer, issued));
    }

    private Html table(Issuer issuer, List<Ledger.Entry> issued) {
        return Html.of("""
                <table class="people"><caption>What this authority has issued</caption>
                <thead><tr><th scope="col">Holder</th><th scope="col">Number</th><th scope="col">Key</th>
                <th scope="col">Valid until</th><th scope="col">Status</th><th scope="col">Change</th></tr></thead>
                <tbody>{}</tbody></table>""", Html.join(issued.stream().map(entry -> row(issuer, entry))));
    }

    private Html row(Issuer issuer, Ledger.Entry entry) {
        X500Name name = name(entry.certificate());
        return Html.of(
                """
                <tr><th scope="row">{}{}</th><td data-label="Number"><code class="mark">{}</code></td><td data-label="Key">{}</td>
                <td data-label="Valid until">{}</td><td data-label="Status">{}</td><td>{}</td></tr>""",
                part(name, BCStyle.CN),
                organisation(name),
                part(name, BCStyle.SERIALNUMBER),
                entry.certificate().getPublicKey().getAlgorithm(),
                entry.certificate().getNotAfter().toInstant().toString().substring(0, 10),
                status(entry),
                button(issuer, entry));
    }

    private String status(Ledger.Entry entry) {
        Instant now = authority.clock().instant();
        if (entry.revokedAt().isPresent()) {
            return "revoked";
        }
        return entry.certificate().getNotAfter().toInstant().isBefore(now) ? "expired" : "good";
    }

    private static Html button(Issuer issuer, Ledger.Entry entry) {
        boolean revoked = entry.revokedAt().isPresent();
        Change change = revoked ? Change.RESTORE : Change.REVOKE;
        String serial = entry.certificate().getSerialNumber().toString(16);
        return Html.of("""
                <form method="post" action="/ca/{}/{}/{}"><button class="button small" type="submit">{}</button></form>""", issuer.id(), serial, change.word(), revoked ? "Make good again" : "Revoke");
    }

    private static Html organisation(X500Name name) {
        return name.getRDNs(BCStyle.O).length == 0
                ? Html.NOTHING
                : Html.of(" <span class=\"soft\">for {}</span>", part(name, BCStyle.O));
    }

    private static X500Name name(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    private static String part(X500Name name, ASN1ObjectIdentifier type) {
        return ((ASN1String) name.getRDNs(type)[0].getFirst().getValue()).getString();
    }
}
