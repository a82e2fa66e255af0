package org.pontis.idp.keycloak.saml;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.XMLConstants;

import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.util.DocumentUtil;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * The message in a SOAP envelope, as a document of its own. Lasso, and with it mod_auth_mellon, declares the message's name
 * spaces at the envelope; they are part of what is signed (exclusive canonicalisation, 2.1), and Keycloak loses them.
 */
final class SoapBody {

    private SoapBody() {}

    /** @throws IllegalArgumentException if there is no message in it */
    static Document of(Node body) throws ConfigurationException {
        Node message = body.getFirstChild();
        while (message != null && !(message instanceof Element)) {
            message = message.getNextSibling();
        }
        if (message == null) {
            throw new IllegalArgumentException("The answer has no message in it.");
        }
        Document document = DocumentUtil.createDocument();
        Element root = (Element) document.appendChild(document.importNode(message, true));
        for (Node around = message.getParentNode(); around instanceof Element; around = around.getParentNode()) {
            declarations(around.getAttributes())
                    .filter(declaration -> !root.hasAttribute(declaration.getName()))
                    .forEach(declaration -> root.setAttributeNS(
                            XMLConstants.XMLNS_ATTRIBUTE_NS_URI, declaration.getName(), declaration.getValue()));
        }
        return document;
    }

    private static Stream<Attr> declarations(NamedNodeMap attributes) {
        return IntStream.range(0, attributes.getLength())
                .mapToObj(attributes::item)
                .map(Attr.class::cast)
                .filter(attribute -> XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI()));
    }
}
