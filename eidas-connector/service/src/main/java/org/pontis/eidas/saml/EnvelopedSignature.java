package org.pontis.eidas.saml;

import java.util.ArrayList;
import java.util.List;

import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.Reference;
import org.apache.xml.security.signature.SignedInfo;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.RequestAbstractType;
import org.opensaml.saml.saml2.core.StatusResponseType;
import org.opensaml.saml.security.impl.SAMLSignatureProfileValidator;
import org.opensaml.security.credential.Credential;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.impl.SignatureImpl;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureValidator;
import org.pontis.eidas.saml.Rejected.Reason;
import org.w3c.dom.Node;

/**
 * The signature inside a message or assertion (SAML core 5.4). That some signature in the document is good says nothing; what
 * is checked is that this element's own signature covers exactly this element.
 */
final class EnvelopedSignature {

    private static final List<String> TRANSFORMS =
            List.of(Transforms.TRANSFORM_ENVELOPED_SIGNATURE, Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS);

    private final SignableSAMLObject element;
    private final Signature signature;
    private final XMLSignature xml;

    private EnvelopedSignature(SignableSAMLObject element) throws Rejected {
        if (!(element.getSignature() instanceof SignatureImpl impl) || impl.getXMLSignature() == null) {
            throw new Rejected(Reason.NOT_SIGNED);
        }
        this.element = element;
        this.signature = impl;
        this.xml = impl.getXMLSignature();
    }

    /** @throws Rejected unless one of the keys signed exactly this element */
    static void check(SignableSAMLObject element, PinnedKeys keys) throws Rejected {
        EnvelopedSignature signature = new EnvelopedSignature(element);
        try {
            Reference reference = signature.onlyReference();
            signature.checkAlgorithms(reference, keys.policy());
            new SAMLSignatureProfileValidator().validate(signature.signature);
            keys.verify(signature.signature.getSignatureAlgorithm(), signature::isMadeWith);
            signature.checkCoverage(reference);
        } catch (SignatureException e) {
            throw new Rejected(Reason.WRONG_COVERAGE, e);
        } catch (XMLSecurityException e) {
            throw new Rejected(Reason.INVALID_SIGNATURE, e);
        }
    }

    private Reference onlyReference() throws Rejected, XMLSecurityException {
        SignedInfo signed = xml.getSignedInfo();
        if (signed.getLength() != 1) {
            throw new Rejected(Reason.WRONG_COVERAGE);
        }
        String uri = signed.item(0).getURI();
        String id = element.getSignatureReferenceID();
        if (!isWholeDocument(uri) && (id == null || !("#" + id).equals(uri))) {
            throw new Rejected(Reason.WRONG_COVERAGE);
        }
        return signed.item(0);
    }

    /** Metadata of the Commission's node carries no ID and refers to the document around it; messages never do. */
    private boolean isWholeDocument(String uri) {
        return "".equals(uri)
                && !(element instanceof RequestAbstractType
                        || element instanceof StatusResponseType
                        || element instanceof Assertion)
                && element.getDOM() == element.getDOM().getOwnerDocument().getDocumentElement();
    }

    private void checkAlgorithms(Reference reference, SignaturePolicy policy) throws Rejected, XMLSecurityException {
        Transforms transforms = reference.getTransforms();
        List<String> uris = new ArrayList<>();
        for (int i = 0; transforms != null && i < transforms.getLength(); i++) {
            uris.add(transforms.item(i).getURI());
        }
        boolean allowed = uris.equals(TRANSFORMS)
                && Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS.equals(signature.getCanonicalizationAlgorithm())
                && policy.algorithms().contains(signature.getSignatureAlgorithm())
                && policy.allowsDigest(reference.getMessageDigestAlgorithm().getAlgorithmURI());
        if (!allowed) {
            throw new Rejected(Reason.ALGORITHM_NOT_ALLOWED);
        }
    }

    private boolean isMadeWith(Credential key) {
        try {
            SignatureValidator.validate(signature, key);
            return true;
        } catch (SignatureException e) {
            return false;
        }
    }

    /** The node that was digested is the node that will be used: the same object, not one that looks like it. */
    private void checkCoverage(Reference reference) throws Rejected, XMLSecurityException {
        Node covered = isWholeDocument(reference.getURI()) ? element.getDOM().getOwnerDocument() : element.getDOM();
        if (reference.getContentsBeforeTransformation().getSubNode() != covered) {
            throw new Rejected(Reason.WRONG_COVERAGE);
        }
    }
}
