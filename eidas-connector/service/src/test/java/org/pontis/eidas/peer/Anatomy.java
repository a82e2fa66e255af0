package org.pontis.eidas.peer;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * What a document says, taken apart: one line for every element that stands for itself, every attribute and every text, with the
 * way to it. Elements of a list are told apart by what names them. Identifiers, signatures and ciphertexts, which are never the
 * same twice, are there without their values.
 *
 * @param lines such as {@code Response/Status/StatusMessage = …} or {@code Response@Version = 2.0}
 * @param order for every kind of element, its children's kinds in the order in which they first come
 */
record Anatomy(Set<String> lines, Map<String, List<String>> order) {

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("urn:oasis:names:tc:SAML:2.0:protocol", "saml2p"),
            Map.entry("urn:oasis:names:tc:SAML:2.0:assertion", "saml2"),
            Map.entry("urn:oasis:names:tc:SAML:2.0:metadata", "md"),
            Map.entry("urn:oasis:names:tc:SAML:metadata:attribute", "mdattr"),
            Map.entry("urn:oasis:names:tc:SAML:metadata:algsupport", "alg"),
            Map.entry("http://www.w3.org/2000/09/xmldsig#", "ds"),
            Map.entry("http://www.w3.org/2009/xmldsig11#", "ds11"),
            Map.entry("http://www.w3.org/2001/04/xmlenc#", "xenc"),
            Map.entry("http://www.w3.org/2009/xmlenc11#", "xenc11"),
            Map.entry("http://www.w3.org/2001/10/xml-exc-c14n#", "ec"),
            Map.entry("http://eidas.europa.eu/saml-extensions", "eidas"),
            Map.entry("http://eidas.europa.eu/attributes/naturalperson", "eidas-natural"),
            Map.entry("http://eidas.europa.eu/attributes/legalperson", "eidas-legal"),
            Map.entry("http://www.w3.org/2001/XMLSchema-instance", "xsi"),
            Map.entry("http://www.w3.org/XML/1998/namespace", "xml"));
    private static final List<String> NAMES =
            List.of("Name", "use", "Binding", "contactType", "Algorithm", "Value", "Location");
    private static final Set<String> NEVER_THE_SAME = Set.of("ID", "URI");
    private static final Set<String> NEVER_THE_SAME_TEXT = Set.of(
            "DigestValue", "SignatureValue", "CipherValue", "PublicKey", "DEREncodedKeyValue", "X509Certificate");

    static Anatomy of(String xml) {
        return of(root(xml));
    }

    static Anatomy of(Element root) {
        Anatomy anatomy = new Anatomy(new LinkedHashSet<>(), new LinkedHashMap<>());
        anatomy.cut(root, name(root), name(root));
        return anatomy;
    }

    static Element root(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void cut(Element element, String way, String kinds) {
        lines.add(way);
        attributes(element).forEach((name, value) -> {
            boolean named = NAMES.contains(name) && way.endsWith("[" + value + "]");
            if (!named) {
                lines.add(way + "@" + name + (NEVER_THE_SAME.contains(name) ? "" : " = " + value));
            }
        });
        List<Element> children = children(element);
        if (children.isEmpty() && !element.getTextContent().isEmpty()) {
            lines.add(way + " = "
                    + (NEVER_THE_SAME_TEXT.contains(element.getLocalName()) ? "…" : element.getTextContent()));
        }
        for (Element child : children) {
            List<String> known = order.computeIfAbsent(kinds, nothing -> new ArrayList<>());
            if (!known.contains(name(child))) {
                known.add(name(child));
            }
            cut(child, way + "/" + name(child) + selector(child), kinds + "/" + name(child));
        }
    }

    private static String selector(Element element) {
        return NAMES.stream()
                .filter(element::hasAttribute)
                .findFirst()
                .map(name -> "[" + element.getAttribute(name) + "]")
                .orElse("");
    }

    /** Whatever its prefix; what a prefix stands for is looked at where a value depends on it. */
    private static Map<String, String> attributes(Element element) {
        Map<String, String> attributes = new TreeMap<>();
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            Node attribute = all.item(i);
            if ("http://www.w3.org/2000/xmlns/".equals(attribute.getNamespaceURI())) {
                continue;
            }
            attributes.put(name(attribute), value(element, attribute));
        }
        return attributes;
    }

    /** The name of a type is the prefix as it was written, because some readers look at that, and what it stands for. */
    private static String value(Element element, Node attribute) {
        String value = attribute.getNodeValue();
        return name(attribute).equals("xsi:type")
                ? value + " of " + element.lookupNamespaceURI(value.substring(0, value.indexOf(':')))
                : value;
    }

    private static String name(Node node) {
        String namespace = node.getNamespaceURI();
        return namespace == null
                ? node.getLocalName()
                : PREFIXES.getOrDefault(namespace, "{" + namespace + "}") + ":" + node.getLocalName();
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found) {
                children.add(found);
            }
        }
        return children;
    }
}
