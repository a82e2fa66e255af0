package org.pontis.eidas.explain;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.pontis.eidas.explain.Neighbours.Known;
import org.pontis.eidas.metadata.Anchors;
import org.pontis.eidas.metadata.Limits;
import org.pontis.eidas.metadata.MetadataExplainer;
import org.pontis.eidas.metadata.MetadataExplainer.Explanation;
import org.pontis.eidas.saml.metadata.NodeMetadata;

/** Explains metadata. A node whose metadata is on this machine needs no TLS; every other does. */
final class Metadata {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Anchors anchors;
    private final Instant now;

    Metadata(List<X509Certificate> anchors, Instant now) {
        this.anchors = new Anchors(anchors, Optional.empty());
        this.now = now;
    }

    Finding finding(Exhibit exhibit) {
        return MetadataWords.of(exhibit, explain(exhibit));
    }

    List<Known> nodes(Exhibit exhibit) {
        Explanation explanation = explain(exhibit);
        return explanation.nodes().stream()
                .map(node ->
                        new Known(node, exhibit.file(), explanation.report().ok()))
                .toList();
    }

    private Explanation explain(Exhibit exhibit) {
        Explanation explanation = explain(exhibit.xml());
        return explanation
                .report()
                .firstFailure()
                .filter(Reasons::isComment)
                .map(failure -> {
                    Explanation rest = explain(exhibit.withoutComments().xml());
                    return new Explanation(Reasons.instead(rest.report(), failure), rest.nodes(), rest.remarks());
                })
                .orElse(explanation);
    }

    private Explanation explain(byte[] document) {
        Explanation strict = explain(document, Limits.PRODUCTION);
        boolean onThisMachine = !strict.nodes().isEmpty()
                && strict.nodes().stream().map(NodeMetadata::entityId).allMatch(Metadata::isOnThisMachine);
        return onThisMachine ? explain(document, Limits.SANDBOX) : strict;
    }

    private Explanation explain(byte[] document, Limits limits) {
        Explanation explanation = new MetadataExplainer(anchors, now, limits).explain(document);
        if (!anchors.certificates().isEmpty()) {
            return explanation;
        }
        List<String> remarks = new ArrayList<>(explanation.remarks());
        remarks.add("Without --anchors nobody vouches for who signed it.");
        return new Explanation(explanation.report(), explanation.nodes(), remarks);
    }

    private static boolean isOnThisMachine(String address) {
        try {
            return THIS_MACHINE.contains(String.valueOf(URI.create(address).getHost()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
