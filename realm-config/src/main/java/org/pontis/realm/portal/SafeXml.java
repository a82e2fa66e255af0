package org.pontis.realm.portal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** XML from a stranger: no document type, nothing fetched, and a signature that covers the very element that is read. */
final class SafeXml {

    private static final Set<String> ALGORITHMS = Set.of(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");

    private SafeXml() {}

    static Optional<Element> root(byte[] xml, Value at, Flaws flaws) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(null);
            return Optional.of(parser.parse(new ByteArrayInputStream(xml)).getDocumentElement());
        } catch (SAXException | IOException broken) {
            flaws.add(Code.METADATA_UNREADABLE, at, "This is no XML that is taken here: " + broken.getMessage());
            return Optional.empty();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether the one signature directly under the element covers it whole and was made by the certificate's key. */
    static boolean isSignedBy(X509Certificate signer, Element root) {
        List<Element> signatures = children(root, "Signature").stream()
                .filter(child -> XMLSignature.XMLNS.equals(child.getNamespaceURI()))
                .toList();
        if (signatures.size() != 1 || root.getAttribute("ID").isEmpty()) {
            return false;
        }
        DOMValidateContext context = new DOMValidateContext(signer.getPublicKey(), signatures.getFirst());
        context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
        context.setIdAttributeNS(root, null, "ID");
        try {
            XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            List<Reference> references = signature.getSignedInfo().getReferences();
            return references.size() == 1
                    && references.getFirst().getURI().equals("#" + root.getAttribute("ID"))
                    && ALGORITHMS.contains(
                            signature.getSignedInfo().getSignatureMethod().getAlgorithm())
                    && !references.getFirst().getDigestMethod().getAlgorithm().endsWith("sha1")
                    && signature.validate(context);
        } catch (MarshalException | XMLSignatureException broken) {
            return false;
        }
    }

    static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(element.getLocalName())) {
                children.add(element);
            }
        }
        return children;
    }

    static List<Element> descendants(Element ancestor, String name) {
        List<Element> found = new ArrayList<>(children(ancestor, name));
        for (Node child = ancestor.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.addAll(descendants(element, name));
            }
        }
        return found;
    }
}
