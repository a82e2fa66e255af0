package org.pontis.eidas.saml.check;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.function.Consumer;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** One change to a message; what an edit of several places needs is composed of these. */
@FunctionalInterface
interface Edit extends Consumer<Document> {

    Edit NONE = document -> {};

    DocumentBuilderFactory PARSERS = DocumentBuilderFactory.newDefaultNSInstance();

    TransformerFactory TRANSFORMERS = TransformerFactory.newDefaultInstance();

    default Edit and(Edit other) {
        return document -> {
            accept(document);
            other.accept(document);
        };
    }

    /** Sets an attribute of the first element of this local name. */
    static Edit set(String element, String attribute, String value) {
        return document -> first(document, element).setAttribute(attribute, value);
    }

    static Edit unset(String element, String attribute) {
        return document -> first(document, element).removeAttribute(attribute);
    }

    static Edit text(String element, String text) {
        return document -> first(document, element).setTextContent(text);
    }

    static Edit remove(String element) {
        return document -> first(document, element).getParentNode().removeChild(first(document, element));
    }

    /** Puts a second one beside it. */
    static Edit twice(String element) {
        return document -> {
            Element original = first(document, element);
            original.getParentNode().insertBefore(original.cloneNode(true), original.getNextSibling());
        };
    }

    /** Puts an element into the first one of this local name, at its end. */
    static Edit append(String element, String xml) {
        return document -> {
            Element parent = first(document, element);
            parent.appendChild(document.importNode(parse(xml).getDocumentElement(), true));
        };
    }

    /** Puts an element before the first one of this local name. */
    static Edit before(String element, String xml) {
        return document -> {
            Element next = first(document, element);
            next.getParentNode().insertBefore(document.importNode(parse(xml).getDocumentElement(), true), next);
        };
    }

    /** Edits the one whose {@code Name} ends like this: an attribute, or the request for one. */
    static Edit named(String name, Consumer<Element> change) {
        return document -> {
            NodeList all = document.getElementsByTagNameNS("*", "*");
            for (int i = 0; i < all.getLength(); i++) {
                if (((Element) all.item(i)).getAttribute("Name").endsWith("/" + name)) {
                    change.accept((Element) all.item(i));
                    return;
                }
            }
            throw new AssertionError("no attribute " + name);
        };
    }

    static Edit value(String name, String value) {
        return named(name, attribute -> attribute.getFirstChild().setTextContent(value));
    }

    static Edit without(String name) {
        return named(name, attribute -> attribute.getParentNode().removeChild(attribute));
    }

    static Element first(Document document, String localName) {
        Node found = document.getElementsByTagNameNS("*", localName).item(0);
        if (found == null) {
            throw new AssertionError("no element " + localName);
        }
        return (Element) found;
    }

    static Document parse(String xml) {
        try {
            return PARSERS.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static String text(Node node) {
        try {
            Transformer transformer = TRANSFORMERS.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(node), new StreamResult(text));
            return text.toString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
