package org.pontis.eidas.saml.message;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import org.pontis.eidas.saml.schema.MessageSchema;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody else sees who receives a message of ours: valid, with every value as its type says. */
record Written(Element root) {

    static Written parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            Element root = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
            assertThat(MessageSchema.WRITTEN.problem(root)).isEmpty();
            return new Written(root);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    String attribute(String name) {
        return root.hasAttribute(name) ? root.getAttribute(name) : null;
    }

    String text() {
        return root.getTextContent();
    }

    List<String> children() {
        List<String> names = new ArrayList<>();
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            names.add(child.getLocalName());
        }
        return names;
    }

    List<Written> all(String namespace, String localName) {
        NodeList found = root.getElementsByTagNameNS(namespace, localName);
        List<Written> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add(new Written((Element) found.item(i)));
        }
        return all;
    }

    /** The only one; there has to be one. */
    Written the(String localName) {
        List<Written> all = all("*", localName);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " times " + localName);
        }
        return all.getFirst();
    }
}
