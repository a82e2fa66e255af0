package org.pontis.eidas.saml.metadata;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

import org.opensaml.saml.common.SignableSAMLObject;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.SignaturePolicy;
import org.pontis.eidas.saml.UnverifiedMessage;

/**
 * A metadata document that says it is signed. It tells only which certificates it brings along, so that a path to an anchor can
 * be looked for, and becomes {@link VerifiedMetadata} by its signature.
 */
public final class SignedMetadata {

    private final UnverifiedMessage<SignableSAMLObject> document;

    private SignedMetadata(UnverifiedMessage<SignableSAMLObject> document) {
        this.document = document;
    }

    /** @throws Rejected if it is too large, not plain XML, oddly built or not valid */
    public static SignedMetadata parse(byte[] xml) throws Rejected {
        return new SignedMetadata(
                UnverifiedMessage.read(xml, SignableSAMLObject.class).valid());
    }

    /** The certificates in its {@code ds:KeyInfo}, in their order; nobody has checked them yet. */
    public List<X509Certificate> claimedChain() {
        return document.claimedCertificates();
    }

    /**
     * Checks the signature under the eIDAS policy.
     *
     * @param signers certificates that the caller trusts to sign this document
     * @throws Rejected unless the key of one of them signed the whole document
     */
    public VerifiedMetadata verify(Collection<X509Certificate> signers) throws Rejected {
        PinnedKeys keys = new PinnedKeys(
                SignaturePolicy.EIDAS,
                signers.stream().map(X509Certificate::getPublicKey).toList());
        return VerifiedMetadata.of(document.verify(keys).content());
    }

    /**
     * What the document says, without any reason to believe it: to be shown to an operator who asks what is wrong with it.
     *
     * @throws Rejected if it is no metadata
     * @throws BrokenRule if one of the nodes says too little
     */
    public List<NodeMetadata> toBeExplained() throws Rejected, BrokenRule {
        return VerifiedMetadata.of(document.toBeExplained()).nodes();
    }
}
