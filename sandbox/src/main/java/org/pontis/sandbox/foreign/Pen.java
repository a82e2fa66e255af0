package org.pontis.sandbox.foreign;

import java.security.Key;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;

import org.pontis.eidas.keys.CertifiedKey;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * How a message is signed: as it should be, or wrong in one way, but always by a key that really signs.
 *
 * @param certificates shown in the signature; none if there are none
 * @param references their URIs; the root's ID if there are none
 */
public record Pen(
        Key key,
        List<X509Certificate> certificates,
        String algorithm,
        String digest,
        String canonicalization,
        List<String> transforms,
        List<String> references) {

    public static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    public static final String RSA_PSS = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";

    public static Pen of(CertifiedKey key) {
        return new Pen(
                key.privateKey(),
                key.chain(),
                key.privateKey().getAlgorithm().equals("RSA") ? RSA_PSS : ECDSA,
                DigestMethod.SHA256,
                CanonicalizationMethod.EXCLUSIVE,
                List.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE),
                List.of());
    }

    public Pen key(Key other) {
        return new Pen(other, certificates, algorithm, digest, canonicalization, transforms, references);
    }

    public Pen showing(X509Certificate... others) {
        return new Pen(key, List.of(others), algorithm, digest, canonicalization, transforms, references);
    }

    public Pen algorithm(String other) {
        return new Pen(key, certificates, other, digest, canonicalization, transforms, references);
    }

    public Pen digest(String other) {
        return new Pen(key, certificates, algorithm, other, canonicalization, transforms, references);
    }

    public Pen canonicalization(String other) {
        return new Pen(key, certificates, algorithm, digest, other, transforms, references);
    }

    public Pen transforms(String... others) {
        return new Pen(key, certificates, algorithm, digest, canonicalization, List.of(others), references);
    }

    public Pen references(String... others) {
        return new Pen(key, certificates, algorithm, digest, canonicalization, transforms, List.of(others));
    }

    /** Signs an element, behind its Issuer if it has one, else before everything in it. */
    public void sign(Element element) {
        try {
            Optional.of(element).filter(one -> one.hasAttribute("ID")).ifPresent(one -> one.setIdAttribute("ID", true));
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            SignedInfo info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(canonicalization, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(algorithm, null),
                    references(factory, element));
            Node next = next(element);
            DOMSignContext context =
                    next == null ? new DOMSignContext(key, element) : new DOMSignContext(key, element, next);
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            context.setDefaultNamespacePrefix("ds");
            factory.newXMLSignature(info, keyInfo(factory)).sign(context);
        } catch (Exception e) {
            throw new IllegalStateException("It cannot be signed so.", e);
        }
    }

    String sign(Document document) {
        sign(document.getDocumentElement());
        return Xml.text(document);
    }

    private List<Reference> references(XMLSignatureFactory factory, Element element) throws Exception {
        List<Transform> each = new ArrayList<>();
        for (String transform : transforms) {
            each.add(factory.newTransform(transform, (TransformParameterSpec) null));
        }
        List<Reference> all = new ArrayList<>();
        for (String uri : references.isEmpty() ? List.of("#" + element.getAttribute("ID")) : references) {
            all.add(factory.newReference(uri, factory.newDigestMethod(digest, null), each, null, null));
        }
        return all;
    }

    private KeyInfo keyInfo(XMLSignatureFactory factory) {
        KeyInfoFactory infos = factory.getKeyInfoFactory();
        return certificates.isEmpty() ? null : infos.newKeyInfo(List.of(infos.newX509Data(certificates)));
    }

    private static Node next(Element element) {
        List<Element> issuers = Xml.children(element, "Issuer");
        return issuers.isEmpty() ? element.getFirstChild() : issuers.getFirst().getNextSibling();
    }
}
