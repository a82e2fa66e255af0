package org.pontis.eidas.metadata;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.check.Outcome;
import org.pontis.eidas.saml.check.Report;
import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.MetadataRule;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Role;
import org.pontis.eidas.saml.metadata.SignedMetadata;

/**
 * Makes every check of a metadata document, whether others failed or not, and shows what it says. For an operator's eyes: nothing
 * trusted comes out, no connection is opened, and revocation is therefore not asked for.
 */
public final class MetadataExplainer {

    private final Anchors anchors;
    private final Instant now;
    private final Limits limits;

    /** @param anchors whatever the operator has at hand; without any, whether the signer is known is left out */
    public MetadataExplainer(Anchors anchors, Instant now, Limits limits) {
        this.anchors = anchors;
        this.now = now;
        this.limits = limits;
    }

    public Explanation explain(byte[] document) {
        List<Outcome> outcomes = new ArrayList<>();
        try {
            SignedMetadata signed = SignedMetadata.parse(document);
            outcomes.add(passed(MetadataRule.WELL_FORMED));
            signer(signed, outcomes);
            return content(signed, outcomes);
        } catch (Rejected e) {
            outcomes.add(failed(Gatekeeper.ruleOf(e), e.getMessage()));
            return new Explanation(new Report(outcomes), List.of(), List.of());
        }
    }

    /** Who signed is one question, whether the signature is good another: it is checked with the document's own certificate, too. */
    private void signer(SignedMetadata signed, List<Outcome> outcomes) {
        List<X509Certificate> signers = signed.claimedChain();
        if (!anchors.certificates().isEmpty()) {
            try {
                signers = TrustPath.find(signers, anchors, now).stream()
                        .map(SignerPath::signer)
                        .toList();
                outcomes.add(passed(MetadataRule.TRUST_PATH));
            } catch (BrokenRule e) {
                outcomes.add(failed(e.rule(), e.found()));
            }
        }
        try {
            signed.verify(signers);
            outcomes.add(passed(MetadataRule.SIGNED));
        } catch (Rejected e) {
            outcomes.add(failed(Gatekeeper.ruleOf(e), e.getMessage()));
        }
    }

    private Explanation content(SignedMetadata signed, List<Outcome> outcomes) throws Rejected {
        try {
            List<NodeMetadata> nodes = signed.toBeExplained();
            List<String> remarks = new ArrayList<>();
            for (NodeMetadata node : nodes) {
                Content content = new Content(node, limits);
                note(outcomes, MetadataRule.VALID_UNTIL, () -> content.checkTime(now));
                note(outcomes, MetadataRule.ENTITY_ID, content::checkEntityId);
                note(outcomes, endpointRule(node), content::checkEndpoints);
                note(outcomes, MetadataRule.KEY_STRENGTH, content::checkKeys);
                remarks.addAll(Remarks.about(node));
            }
            return new Explanation(new Report(outcomes), nodes, remarks);
        } catch (BrokenRule e) {
            outcomes.add(failed(e.rule(), e.found()));
            return new Explanation(new Report(outcomes), List.of(), List.of());
        }
    }

    private static MetadataRule endpointRule(NodeMetadata node) {
        return node.role() == Role.CONNECTOR ? MetadataRule.ACS_ENDPOINT : MetadataRule.SSO_ENDPOINT;
    }

    private static void note(List<Outcome> outcomes, MetadataRule rule, Step step) {
        try {
            step.make();
            outcomes.add(passed(rule));
        } catch (BrokenRule e) {
            outcomes.add(failed(e.rule(), e.found()));
        }
    }

    private static Outcome passed(MetadataRule rule) {
        return new Outcome(rule.id(), rule.sentence(), Optional.empty());
    }

    private static Outcome failed(MetadataRule rule, String found) {
        return new Outcome(rule.id(), rule.sentence(), Optional.of(found));
    }

    @FunctionalInterface
    private interface Step {

        void make() throws BrokenRule;
    }

    /**
     * What there is to say about a document.
     *
     * @param nodes what it says, even where checks fail; empty if it says too little
     * @param remarks what is odd, but no reason to refuse it
     */
    public record Explanation(Report report, List<NodeMetadata> nodes, List<String> remarks) {

        public Explanation {
            nodes = List.copyOf(nodes);
            remarks = List.copyOf(remarks);
        }
    }
}
