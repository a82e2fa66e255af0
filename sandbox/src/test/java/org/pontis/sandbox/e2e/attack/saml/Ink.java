package org.pontis.sandbox.e2e.attack.saml;

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
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * How a message is signed: as it should be, or wrong in one way, but always by a key that really signs.
 *
 * @param reference the Reference's URI; empty for the root's ID
 */
record Ink(
        Key key,
        Optional<X509Certificate> certificate,
        String algorithm,
        String digest,
        String canonicalization,
        List<String> transforms,
        Optional<String> reference) {

    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    static Ink of(Key key, X509Certificate certificate) {
        return new Ink(
                key,
                Optional.of(certificate),
                RSA_SHA256,
                DigestMethod.SHA256,
                CanonicalizationMethod.EXCLUSIVE,
                List.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE),
                Optional.empty());
    }

    Ink algorithm(String other) {
        return new Ink(key, certificate, other, digest, canonicalization, transforms, reference);
    }

    Ink digest(String other) {
        return new Ink(key, certificate, algorithm, other, canonicalization, transforms, reference);
    }

    Ink canonicalization(String other) {
        return new Ink(key, certificate, algorithm, digest, other, transforms, reference);
    }

    Ink transforms(String... others) {
        return new Ink(key, certificate, algorithm, digest, canonicalization, List.of(others), reference);
    }

    Ink reference(String uri) {
        return new Ink(key, certificate, algorithm, digest, canonicalization, transforms, Optional.of(uri));
    }

    Ink key(Key other) {
        return new Ink(other, certificate, algorithm, digest, canonicalization, transforms, reference);
    }

    Ink withoutCertificate() {
        return new Ink(key, Optional.empty(), algorithm, digest, canonicalization, transforms, reference);
    }

    /** Signs the root, after its Issuer. */
    String sign(String xml) {
        Document document = Xml.parse(xml);
        sign(document.getDocumentElement(), List.of());
        return Xml.text(document);
    }

    /** Signs with more references or objects than one. */
    void sign(Element root, List<String> moreReferences, XMLObject... objects) {
        try {
            if (root.hasAttribute("ID")) {
                root.setIdAttribute("ID", true);
            }
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            List<Reference> references = new ArrayList<>();
            references.add(reference(factory, reference.orElse("#" + root.getAttribute("ID"))));
            for (String more : moreReferences) {
                references.add(reference(factory, more));
            }
            SignedInfo info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(canonicalization, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(algorithm, null),
                    references);
            Node next = afterIssuer(root);
            DOMSignContext context = next == null ? new DOMSignContext(key, root) : new DOMSignContext(key, root, next);
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
            context.setDefaultNamespacePrefix("ds");
            factory.newXMLSignature(info, keyInfo(factory), List.of(objects), null, null)
                    .sign(context);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Reference reference(XMLSignatureFactory factory, String uri) throws Exception {
        List<Transform> each = new ArrayList<>();
        for (String transform : transforms) {
            each.add(factory.newTransform(transform, (TransformParameterSpec) null));
        }
        return factory.newReference(uri, factory.newDigestMethod(digest, null), each, null, null);
    }

    private KeyInfo keyInfo(XMLSignatureFactory factory) {
        KeyInfoFactory infos = factory.getKeyInfoFactory();
        return certificate
                .map(one -> infos.newKeyInfo(List.of(infos.newX509Data(List.of(one)))))
                .orElse(null);
    }

    private static Node afterIssuer(Element root) {
        Node issuer = root.getElementsByTagNameNS(Xml.SAML, "Issuer").item(0);
        return issuer == null ? root.getFirstChild() : issuer.getNextSibling();
    }
}
