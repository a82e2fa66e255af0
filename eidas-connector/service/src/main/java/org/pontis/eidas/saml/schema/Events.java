package org.pontis.eidas.saml.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

import static javax.xml.XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;
import static javax.xml.XMLConstants.XMLNS_ATTRIBUTE;
import static javax.xml.XMLConstants.XMLNS_ATTRIBUTE_NS_URI;

/** A tree that was parsed already, told as if it were being parsed. Deep trees have been refused before. */
final class Events {

    private static final Set<String> VALUE_NAMESPACES =
            Set.of("urn:oasis:names:tc:SAML:2.0:assertion", "http://eidas.europa.eu/saml-extensions");
    private static final int LONGEST_NAME = 40;

    private final ContentHandler receiver;
    private final boolean withTypes;
    private final Deque<Element> open = new ArrayDeque<>();

    /** @param withTypes whether to tell the types of attribute values */
    Events(ContentHandler receiver, boolean withTypes) {
        this.receiver = receiver;
        this.withTypes = withTypes;
    }

    void document(Element root) throws SAXException {
        receiver.startDocument();
        outerNamespaces(root.getParentNode());
        element(root);
        receiver.endDocument();
    }

    /** Where the telling stands, as local names from the root on. */
    String path() {
        StringBuilder path = new StringBuilder();
        open.descendingIterator()
                .forEachRemaining(element -> path.append('/').append(shortened(element.getLocalName())));
        return path.toString();
    }

    private void outerNamespaces(Node parent) throws SAXException {
        if (parent instanceof Element element) {
            outerNamespaces(element.getParentNode());
            namespaces(element.getAttributes());
        }
    }

    private void element(Element element) throws SAXException {
        open.push(element);
        namespaces(element.getAttributes());
        String namespace = orEmpty(element.getNamespaceURI());
        receiver.startElement(namespace, element.getLocalName(), element.getNodeName(), attributes(element, namespace));
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getNodeType()) {
                case Node.ELEMENT_NODE -> element((Element) child);
                case Node.TEXT_NODE -> text(child.getNodeValue().toCharArray());
                default -> {}
            }
        }
        receiver.endElement(namespace, element.getLocalName(), element.getNodeName());
        open.pop();
    }

    private void text(char[] text) throws SAXException {
        receiver.characters(text, 0, text.length);
    }

    private void namespaces(NamedNodeMap attributes) throws SAXException {
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                String name = attribute.getNodeName();
                String prefix = name.equals(XMLNS_ATTRIBUTE) ? "" : attribute.getLocalName();
                receiver.startPrefixMapping(prefix, attribute.getValue());
            }
        }
    }

    private AttributesImpl attributes(Element element, String namespace) {
        boolean withoutType =
                !withTypes && "AttributeValue".equals(element.getLocalName()) && VALUE_NAMESPACES.contains(namespace);
        AttributesImpl told = new AttributesImpl();
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            String uri = orEmpty(attribute.getNamespaceURI());
            boolean skipped =
                    uri.equals(XMLNS_ATTRIBUTE_NS_URI) || (withoutType && uri.equals(W3C_XML_SCHEMA_INSTANCE_NS_URI));
            if (!skipped) {
                told.addAttribute(
                        uri, attribute.getLocalName(), attribute.getNodeName(), "CDATA", attribute.getValue());
            }
        }
        return told;
    }

    private static String orEmpty(String namespace) {
        return namespace == null ? "" : namespace;
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
