package org.pontis.sandbox.foreign;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Text to tree and back, and what stands where in a tree. */
public final class Xml {

    public static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    public static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    public static final String SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol";

    private static final DocumentBuilderFactory PARSERS = DocumentBuilderFactory.newDefaultNSInstance();
    private static final TransformerFactory TRANSFORMERS = TransformerFactory.newDefaultInstance();

    private Xml() {}

    public static Document parse(String xml) {
        try {
            return PARSERS.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (Exception e) {
            throw new IllegalArgumentException("Not well-formed.", e);
        }
    }

    public static String text(Node node) {
        try {
            Transformer copy = TRANSFORMERS.newTransformer();
            copy.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            copy.transform(new DOMSource(node), new StreamResult(text));
            return text.toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first element of this local name. */
    public static Element first(Document document, String name) {
        Node found = document.getElementsByTagNameNS("*", name).item(0);
        if (found == null) {
            throw new IllegalArgumentException("There is no element " + name + ".");
        }
        return (Element) found;
    }

    /** The child elements of this local name. */
    public static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getLocalName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }

    /** An element and everything below it, in document order. */
    public static List<Element> all(Element root) {
        List<Element> all = new ArrayList<>(List.of(root));
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                all.addAll(all(element));
            }
        }
        return all;
    }

    /** The document without the signature of its root. */
    static Document unsigned(String xml) {
        Document document = parse(xml);
        Element root = document.getDocumentElement();
        children(root, "Signature").forEach(root::removeChild);
        return document;
    }

    /** A child alone, with the namespaces that the types of its values need. */
    static String alone(Element child) {
        NamedNodeMap attributes = ((Element) child.getParentNode()).getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.item(i).getNodeName();
            if (name.startsWith("xmlns:") && !child.hasAttribute(name)) {
                child.setAttributeNS(
                        XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
                        name,
                        attributes.item(i).getNodeValue());
            }
        }
        return text(child);
    }
}
