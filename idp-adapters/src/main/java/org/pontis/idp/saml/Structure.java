package org.pontis.idp.saml;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

import static javax.xml.XMLConstants.XMLNS_ATTRIBUTE_NS_URI;

/** One walk over a document, without recursion: only elements, attributes and texts, each where the grammar has it. */
final class Structure {

    private static final int MOST_NODES = 2_000;
    private static final String EXTENSIONS = "samlp:Extensions";

    private final Element root;
    private final Deque<Element> waiting = new ArrayDeque<>();
    private int nodes;

    private Structure(Element root) {
        this.root = root;
    }

    static void check(Element root) {
        for (Node beside = root.getOwnerDocument().getFirstChild(); beside != null; beside = beside.getNextSibling()) {
            Refused.unless(beside == root, Reason.XML, "Something stands beside the message.");
        }
        new Structure(root).walk();
    }

    private void walk() {
        waiting.add(root);
        while (!waiting.isEmpty()) {
            Element element = waiting.remove();
            count();
            attributes(element);
            List<Element> children = Grammar.children(element);
            if (inExtensions(element)) {
                children.forEach(child -> Refused.unless(
                        Names.foreign(child), Reason.STRUCTURE, "An extension is not of a namespace of its own."));
            } else {
                Grammar.check(element, children);
            }
            texts(element, !children.isEmpty());
            waiting.addAll(children);
        }
    }

    private static boolean inExtensions(Element element) {
        return EXTENSIONS.equals(Names.of(element)) || Names.foreign(element);
    }

    /** Comments, processing instructions and CDATA split a text: readers then disagree about what it is. */
    private void texts(Element element, boolean hasChildren) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element) {
                continue;
            }
            count();
            Refused.unless(node.getNodeType() == Node.TEXT_NODE, Reason.XML, "A node is neither element nor text.");
            Refused.unless(
                    !hasChildren || node.getNodeValue().isBlank(), Reason.STRUCTURE, "Text stands between elements.");
        }
    }

    private void attributes(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            count();
            attribute(element, (Attr) attributes.item(i));
        }
    }

    private void attribute(Element element, Attr attribute) {
        if (XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
            Refused.unless(absolute(attribute.getValue()), Reason.STRUCTURE, "A namespace is a relative address.");
            return;
        }
        Refused.unless(
                attribute.getNamespaceURI() == null || Names.foreign(element),
                Reason.STRUCTURE,
                "An attribute has a namespace.");
        Refused.unless(
                !"id".equalsIgnoreCase(attribute.getLocalName()) || element == root && "ID".equals(attribute.getName()),
                Reason.STRUCTURE,
                "Something besides the message has an ID.");
    }

    /** An empty one takes a default namespace back, which is allowed. */
    private static boolean absolute(String namespace) {
        try {
            return namespace.isEmpty() || new URI(namespace).isAbsolute();
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private void count() {
        Refused.unless(++nodes <= MOST_NODES, Reason.TOO_LARGE, "The message has too many nodes.");
    }
}
