package org.pontis.eidas.saml;

import java.security.Key;

import net.shibboleth.shared.xml.SerializeSupport;
import org.apache.xml.security.algorithms.MessageDigestAlgorithm;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Signs any document as a whole, with a reference to the empty URI. */
public final class DocumentSigner {

    private DocumentSigner() {}

    public static String sign(String xml, TestKey key) {
        try {
            Document document = SamlXml.parse(xml.getBytes(UTF_8));
            XMLSignature signature = new XMLSignature(
                    document,
                    "",
                    XMLSignature.ALGO_ID_SIGNATURE_ECDSA_SHA256,
                    Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS);
            Element root = document.getDocumentElement();
            root.insertBefore(signature.getElement(), root.getFirstChild());
            Transforms transforms = new Transforms(document);
            transforms.addTransform(Transforms.TRANSFORM_ENVELOPED_SIGNATURE);
            transforms.addTransform(Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS);
            signature.addDocument("", transforms, MessageDigestAlgorithm.ALGO_ID_DIGEST_SHA256);
            Key secret = key.secret();
            signature.sign(secret);
            return SerializeSupport.nodeToString(document);
        } catch (XMLSecurityException | Rejected e) {
            throw new AssertionError(e);
        }
    }
}
