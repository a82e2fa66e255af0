package org.pontis.eidas.metadata.onboarding;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.pontis.eidas.keys.NodeKeys;
import org.pontis.eidas.metadata.Fingerprint;
import org.pontis.eidas.metadata.OwnMetadata;
import org.pontis.eidas.saml.metadata.Algorithms;
import org.pontis.eidas.saml.metadata.Endpoint;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Operator;
import org.pontis.eidas.saml.metadata.Role;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The page for the operator of a foreign node, about both of our roles or the one that there is. */
public final class OnboardingSheet {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
    private static final int LINE = 64;

    private final List<OwnMetadata> roles;
    private final Optional<X509Certificate> tls;
    private final Page page = new Page();

    /**
     * @param roles one or two of ours, of the same country
     * @param tls the certificate of our web server, if TLS does not end in front of us
     */
    public OnboardingSheet(List<OwnMetadata> roles, Optional<X509Certificate> tls, Instant now) {
        this.roles = List.copyOf(roles);
        this.tls = tls;
        NodeMetadata first = roles.getFirst().node();
        page.title("Connecting your eIDAS node with the node of " + first.country())
                .text("Made on " + DAY.format(now)
                        + " from the metadata we publish. Please compare the SHA-256 fingerprints"
                        + " below with us by telephone before you import a certificate.");
        contacts(first.operator());
        addresses();
        certificates();
        algorithms(first.algorithms());
        commissionsNode();
        ours();
    }

    public String markdown() {
        return Markdown.of(page);
    }

    public String html() {
        return Html.of(page);
    }

    /** The source of the page's style, for a Content-Security-Policy. */
    public static String style() {
        return Html.style();
    }

    private void contacts(Operator operator) {
        List<List<String>> rows = new ArrayList<>();
        operator.organization()
                .ifPresent(organization ->
                        rows.add(List.of("organisation", organization.displayName() + ", " + organization.url())));
        for (Operator.Contact contact : operator.contacts()) {
            rows.add(List.of(
                    contact.type(),
                    Stream.of(
                                    contact.company().stream(),
                                    contact.emails().stream().map(OnboardingSheet::withoutScheme),
                                    contact.telephones().stream())
                            .flatMap(part -> part)
                            .collect(Collectors.joining(", "))));
        }
        page.heading("Who we are").table(List.of("role", "contact"), rows);
    }

    private void addresses() {
        List<List<String>> rows = new ArrayList<>();
        for (OwnMetadata role : roles) {
            NodeMetadata node = role.node();
            String title = node.role().title();
            rows.add(List.of(title, "metadata and entityID", code(node.entityId())));
            for (Endpoint endpoint : node.endpoints()) {
                rows.add(List.of(
                        title,
                        (node.role() == Role.CONNECTOR ? "receives responses by " : "receives requests by ")
                                + endpoint.binding().name(),
                        code(endpoint.location())));
            }
            rows.add(List.of(
                    title,
                    "protocol versions",
                    String.join(", ", node.software().protocolVersions())));
            if (!node.levels().isEmpty()) {
                rows.add(List.of(
                        title,
                        "levels of assurance",
                        node.levels().stream().map(OnboardingSheet::code).collect(Collectors.joining(", "))));
            }
        }
        page.heading("Addresses, versions and levels").table(List.of("role", "what", "value"), rows);
    }

    private void certificates() {
        List<List<String>> rows = new ArrayList<>();
        for (OwnMetadata role : roles) {
            String title = role.node().role().title();
            NodeKeys keys = role.keys();
            rows.add(row(
                    title, "metadata signing: import this one", keys.metadata().certificate()));
            keys.metadata().authorities().forEach(authority -> rows.add(row(title, "authority above it", authority)));
            rows.add(row(title, "message signing, in use", keys.signing().certificate()));
            keys.nextSigning().ifPresent(key -> rows.add(row(title, "message signing, next", key.certificate())));
            keys.encryption().ifPresent(key -> rows.add(row(title, "encryption", key.certificate())));
        }
        tls.ifPresent(certificate -> rows.add(row(
                "web server", "TLS, of " + certificate.getIssuerX500Principal().getName(), certificate)));
        page.heading("Certificates")
                .text(
                        "Only the metadata signing certificates have to be exchanged; message certificates are taken from the"
                                + " metadata. A next signing key stands there before it is used, so nothing has to be done on the day"
                                + " it changes."
                                + (tls.isPresent()
                                        ? ""
                                        : " Our TLS ends in front of the node: its certificate is the one that the addresses"
                                                + " above show."))
                .table(List.of("role", "certificate", "subject", "valid until", "SHA-256"), rows);
        Map<X509Certificate, List<String>> files = new LinkedHashMap<>();
        for (OwnMetadata role : roles) {
            files.computeIfAbsent(role.keys().metadata().certificate(), certificate -> new ArrayList<>())
                    .add(code(file(role.node().role())));
        }
        files.forEach((certificate, names) ->
                page.text("Save as " + String.join(" and as ", names) + ":").verbatim(pem(certificate)));
    }

    /** What the certificate that signs our metadata is called in the commands below. */
    static String file(Role role) {
        return "our-" + role.title().toLowerCase(Locale.ROOT) + "-metadata.pem";
    }

    private static List<String> row(String title, String what, X509Certificate certificate) {
        return List.of(
                title,
                what,
                certificate.getSubjectX500Principal().getName(),
                DAY.format(certificate.getNotAfter().toInstant()),
                code(Fingerprint.of(certificate)));
    }

    private void algorithms(Algorithms algorithms) {
        page.heading("Algorithms")
                .text("We accept and make signatures with "
                        + algorithms.signatures().stream()
                                .map(Algorithms.Signature::uri)
                                .map(OnboardingSheet::shortName)
                                .collect(Collectors.joining(", "))
                        + " over keys of RSA 3072 bits and more or named curves of 256 bits and more, and nothing else."
                        + " Assertions are encrypted with AES-256-GCM, for an RSA certificate by RSA-OAEP (SHA-256,"
                        + " MGF1-SHA256), for an EC certificate by ECDH-ES (ConcatKDF SHA-256, AES-256 key wrap). TLS 1.2"
                        + " or 1.3.");
    }

    private void commissionsNode() {
        for (OwnMetadata role : roles) {
            if (role.node().role() == Role.PROXY_SERVICE) {
                new CommissionsConnector(role.node()).into(page);
            } else {
                new CommissionsProxyService(role.node()).into(page);
            }
        }
    }

    private void ours() {
        page.heading("What we need from you")
                .steps(
                        "The https addresses of your metadata, one for each role (they are also your entityIDs).",
                        "Your metadata signing certificate, or the certificate of the authority that issues it together with"
                                + " its exact subject; and its SHA-256 fingerprint by another channel. With an authority,"
                                + " your metadata has to carry the certificate chain, and its CRL or OCSP responder has to be"
                                + " reachable from our network.",
                        "A contact for incidents and one for announced changes of keys.",
                        "Which levels of assurance your Proxy-Service offers, and whether private relying parties are"
                                + " admitted and on which terms.");
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(LINE, "\n".getBytes(US_ASCII)).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String shortName(String uri) {
        return uri.substring(uri.indexOf('#') + 1);
    }

    private static String withoutScheme(String address) {
        return address.startsWith("mailto:") ? address.substring("mailto:".length()) : address;
    }
}
