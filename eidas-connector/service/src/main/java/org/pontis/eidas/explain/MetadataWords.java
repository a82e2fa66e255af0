package org.pontis.eidas.explain;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.pontis.eidas.explain.Finding.Fact;
import org.pontis.eidas.metadata.Fingerprint;
import org.pontis.eidas.metadata.MetadataExplainer.Explanation;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Operator;

/** What metadata says, in plain words. */
final class MetadataWords {

    private MetadataWords() {}

    static Finding of(Exhibit exhibit, Explanation explanation) {
        List<NodeMetadata> nodes = explanation.nodes();
        List<Fact> facts = nodes.stream().flatMap(node -> facts(node).stream()).toList();
        return new Finding(
                exhibit.file(),
                exhibit.kind(),
                nodes.isEmpty()
                        ? "metadata that cannot be read"
                        : "metadata of "
                                + nodes.stream()
                                        .map(node -> "the " + node.role().title() + " of " + node.country())
                                        .collect(Collectors.joining(" and ")),
                facts,
                Map.of(),
                nodes.stream()
                        .flatMap(node -> node.levels().stream())
                        .distinct()
                        .reduce((one, other) -> one + " " + other),
                Optional.empty(),
                explanation.report(),
                explanation.remarks());
    }

    private static List<Fact> facts(NodeMetadata node) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("entity", node.entityId()));
        facts.add(new Fact("good until", node.validity().until().toString()));
        facts.addAll(
                Fact.of("operator", node.operator().organization().map(known -> known.name() + ", " + known.url())));
        node.operator().contacts().forEach(contact -> facts.add(new Fact("contact", words(contact))));
        facts.addAll(Fact.of(
                "software",
                Optional.of(node.software().application().orElse("")
                                + (node.software().protocolVersions().isEmpty()
                                        ? ""
                                        : " speaks eIDAS "
                                                + String.join(
                                                        ", ", node.software().protocolVersions())))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())));
        node.endpoints()
                .forEach(
                        endpoint -> facts.add(new Fact("receives", endpoint.location() + " by " + endpoint.binding())));
        node.signingCertificates().forEach(certificate -> facts.add(new Fact("signs with", words(certificate))));
        node.keys().encryption().forEach(certificate -> facts.add(new Fact("reads with", words(certificate))));
        if (!node.levels().isEmpty()) {
            facts.add(new Fact("levels", String.join(" ", node.levels())));
        }
        if (!node.attributes().isEmpty()) {
            facts.add(new Fact("delivers", node.attributes().size() + " attributes"));
        }
        facts.addAll(Fact.of("serves", node.spType().map(type -> "only the " + type.value() + " sector")));
        return facts;
    }

    private static String words(Operator.Contact contact) {
        List<String> parts = new ArrayList<>();
        contact.company().ifPresent(parts::add);
        parts.addAll(contact.emails());
        parts.addAll(contact.telephones());
        return contact.type() + ": " + String.join(", ", parts);
    }

    private static String words(X509Certificate certificate) {
        String size =
                switch (certificate.getPublicKey()) {
                    case RSAPublicKey rsa -> " " + rsa.getModulus().bitLength();
                    case ECPublicKey elliptic ->
                        " " + elliptic.getParams().getCurve().getField().getFieldSize();
                    default -> "";
                };
        return certificate.getPublicKey().getAlgorithm() + size + ", "
                + certificate.getSubjectX500Principal().getName()
                + ", until " + certificate.getNotAfter().toInstant()
                + ", SHA-256 " + Fingerprint.of(certificate);
    }
}
