package org.pontis.eidas.metadata;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.MetadataRule;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.SignedMetadata;
import org.pontis.eidas.saml.metadata.VerifiedMetadata;

/**
 * From bytes to metadata that may be used, in this order: form, certificate path, signature, revocation, content (eIDAS
 * Interoperability Architecture 1.4, section 6.5).
 */
final class Gatekeeper {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final Revocation revocation;
    private final Limits limits;

    Gatekeeper(Revocation revocation, Limits limits) {
        this.revocation = revocation;
        this.limits = limits;
    }

    /** @throws BrokenRule naming the first rule that the document does not keep */
    Copy admit(byte[] document, Peer peer, Instant now) throws BrokenRule {
        try {
            return checked(document, peer, now);
        } catch (RuntimeException | StackOverflowError e) {
            // hostile certificates make libraries throw anything
            throw new BrokenRule(MetadataRule.WELL_FORMED, e.getClass().getSimpleName() + ".", e);
        }
    }

    private Copy checked(byte[] document, Peer peer, Instant now) throws BrokenRule {
        SignedMetadata signed = parsed(document);
        Signature signature = verified(signed, TrustPath.find(signed.claimedChain(), peer.anchors(), now));
        revocation.check(signature.path(), now);
        NodeMetadata node = signature.content().node(peer.entityId(), peer.role());
        new Content(node, limits).check(peer, now);
        return copy(node, signature.path(), peer.anchors(), now);
    }

    private Copy copy(NodeMetadata node, SignerPath path, Anchors anchors, Instant now) {
        Instant until = node.validity().until();
        Instant oldest = now.plus(limits.oldest());
        Duration cacheFor = node.validity().cacheFor().orElse(limits.refresh());
        Duration wait = cacheFor.compareTo(limits.refresh()) < 0 ? cacheFor : limits.refresh();
        return new Copy(
                node,
                path,
                now,
                until.isBefore(oldest) ? until : oldest,
                now.plus(wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait),
                Remarks.about(node, path, anchors));
    }

    private static SignedMetadata parsed(byte[] document) throws BrokenRule {
        try {
            return SignedMetadata.parse(document);
        } catch (Rejected e) {
            throw new BrokenRule(ruleOf(e), e.getMessage() + ".", e);
        }
    }

    private static Signature verified(SignedMetadata signed, List<SignerPath> paths) throws BrokenRule {
        Rejected why = null;
        for (SignerPath path : paths) {
            try {
                return new Signature(path, signed.verify(List.of(path.signer())));
            } catch (Rejected e) {
                why = e;
            }
        }
        throw new BrokenRule(ruleOf(why), why.getMessage() + ".", why);
    }

    static MetadataRule ruleOf(Rejected e) {
        return switch (e.reason()) {
            case NOT_SIGNED, ALGORITHM_NOT_ALLOWED, WRONG_COVERAGE, MISPLACED_SIGNATURE, INVALID_SIGNATURE ->
                MetadataRule.SIGNED;
            case NO_USABLE_KEY -> MetadataRule.KEY_STRENGTH;
            default -> MetadataRule.WELL_FORMED;
        };
    }

    private record Signature(SignerPath path, VerifiedMetadata content) {}
}
