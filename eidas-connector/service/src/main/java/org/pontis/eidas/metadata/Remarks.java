package org.pontis.eidas.metadata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Role;

/** What a foreign operator should be told about its metadata, although we get along with it. */
final class Remarks {

    /** Versions of the specifications that we speak. */
    static final Set<String> OUR_VERSIONS = Set.of("1.2", "1.3", "1.4");

    private Remarks() {}

    /** What there is to say about a copy: of the document, and of why it is believed. */
    static List<String> about(NodeMetadata node, SignerPath path, Anchors anchors) {
        List<String> remarks = new ArrayList<>(about(node));
        if (!path.certificates().isEmpty() && anchors.signer().isEmpty()) {
            remarks.add("Every customer of its authority may sign for it; the configuration should name the subject "
                    + path.signer().getSubjectX500Principal().getName() + " (IA 6.1).");
        }
        return remarks;
    }

    static List<String> about(NodeMetadata node) {
        List<String> remarks = new ArrayList<>();
        Set<String> versions = node.software().protocolVersions();
        if (!versions.isEmpty() && Collections.disjoint(versions, OUR_VERSIONS)) {
            remarks.add("It publishes none of the protocol versions 1.2, 1.3 and 1.4, but " + versions + " (MF 3.3).");
        }
        if (node.role() == Role.PROXY_SERVICE && node.levels().isEmpty()) {
            remarks.add("It publishes no level of assurance, so none is known to be reachable (MF 2.1.1).");
        }
        if (node.role() == Role.CONNECTOR && node.encryptionCertificate().isEmpty()) {
            remarks.add("It publishes no encryption certificate, so no response can be sent to it (IA 3.2.2).");
        }
        if (!node.entityId().startsWith("https://")) {
            remarks.add("Its entityID is no https address (MF 2.1.1).");
        }
        return remarks;
    }
}
