package org.pontis.eidas.saml;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import org.pontis.eidas.saml.Rejected.Reason;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

import static javax.xml.XMLConstants.XMLNS_ATTRIBUTE_NS_URI;

/**
 * What a message may look like before anything interprets it. Signature wrapping, comment and digest confusion and most denial
 * of service need an element in an odd place or a node that carries no meaning in SAML; here such a message ends, whatever its
 * signature says. One walk over the document, without recursion.
 */
final class StructuralGate {

    /** Elements, attributes and texts in one document. */
    static final int MAX_NODES = 5_000;

    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String DSIG11 = "http://www.w3.org/2009/xmldsig11#";
    private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static final Set<String> FORBIDDEN = Set.of(
            DSIG + "Object",
            DSIG + "Manifest",
            DSIG + "SignatureProperties",
            DSIG + "RetrievalMethod",
            DSIG11 + "KeyInfoReference",
            XENC + "CipherReference");
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,255}");

    private final Element message;
    private final Set<String> ids = new HashSet<>();
    private final Set<Node> signed = new HashSet<>();
    private int nodes;
    private int assertions;
    private int encryptedData;
    private int encryptedKeys;

    private StructuralGate(Element message) {
        this.message = message;
    }

    /**
     * @param message the document's root, or what stands in the body of a SOAP envelope
     * @throws Rejected if anything in the document, inside the message or around it, is not allowed
     */
    static void check(Document document, Element message) throws Rejected {
        StructuralGate gate = new StructuralGate(message);
        Node node = document.getFirstChild();
        while (node != null) {
            gate.visit(node);
            node = next(node);
        }
    }

    private static Node next(Node node) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node up = node;
        while (up != null && up.getNextSibling() == null) {
            up = up.getParentNode();
        }
        return up == null ? null : up.getNextSibling();
    }

    private void visit(Node node) throws Rejected {
        count();
        switch (node.getNodeType()) {
            case Node.ELEMENT_NODE -> element((Element) node);
            case Node.TEXT_NODE -> text(node);
            case Node.COMMENT_NODE -> comment(node);
            case Node.PROCESSING_INSTRUCTION_NODE -> throw new Rejected(Reason.PROCESSING_INSTRUCTION);
            default -> throw new Rejected(Reason.MALFORMED);
        }
    }

    /** Around metadata, where there is no text that it could part, operators write licences and notes into files. */
    private void comment(Node comment) throws Rejected {
        boolean aroundMetadata =
                comment.getParentNode() instanceof Document && METADATA.equals(message.getNamespaceURI());
        if (!aroundMetadata) {
            throw new Rejected(Reason.COMMENT);
        }
    }

    private void element(Element element) throws Rejected {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            count();
            attribute((Attr) attributes.item(i));
        }
        String name = element.getNamespaceURI() + element.getLocalName();
        if (FORBIDDEN.contains(name)) {
            throw new Rejected(Reason.FORBIDDEN_ELEMENT);
        }
        switch (name) {
            case SAML + "Assertion", SAML + "EncryptedAssertion" -> assertion(element);
            case DSIG + "Signature" -> signature(element);
            case XENC + "EncryptedData" -> encryption(++encryptedData, 1);
            case XENC + "EncryptedKey" -> encryption(++encryptedKeys, 2);
            default -> {}
        }
    }

    private void attribute(Attr attribute) throws Rejected {
        if (XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
            namespace(attribute.getValue());
        } else if ("id".equalsIgnoreCase(attribute.getLocalName())) {
            if (!ID.matcher(attribute.getValue()).matches()) {
                throw new Rejected(Reason.INVALID_ID);
            }
            if (!ids.add(attribute.getValue())) {
                throw new Rejected(Reason.DUPLICATE_ID);
            }
        }
    }

    /** An empty one takes a default namespace back, which is allowed. */
    private static void namespace(String uri) throws Rejected {
        try {
            if (!uri.isEmpty() && !new URI(uri).isAbsolute()) {
                throw new Rejected(Reason.RELATIVE_NAMESPACE);
            }
        } catch (URISyntaxException e) {
            throw new Rejected(Reason.RELATIVE_NAMESPACE, e);
        }
    }

    private void assertion(Element assertion) throws Rejected {
        if (++assertions > 1) {
            throw new Rejected(Reason.MORE_THAN_ONE_ASSERTION);
        }
        if (assertion != message && assertion.getParentNode() != message) {
            throw new Rejected(Reason.MISPLACED_ASSERTION);
        }
    }

    private void signature(Element signature) throws Rejected {
        Node parent = signature.getParentNode();
        boolean inMessage = parent == message;
        boolean inAssertion = parent.getParentNode() == message
                && (SAML + "Assertion").equals(parent.getNamespaceURI() + parent.getLocalName());
        if (!(inMessage || inAssertion) || !signed.add(parent)) {
            throw new Rejected(Reason.MISPLACED_SIGNATURE);
        }
    }

    private static void encryption(int seen, int allowed) throws Rejected {
        if (seen > allowed) {
            throw new Rejected(Reason.TOO_MUCH_ENCRYPTION);
        }
    }

    private static void text(Node text) throws Rejected {
        boolean besideElement =
                text.getPreviousSibling() instanceof Element || text.getNextSibling() instanceof Element;
        if (besideElement && !text.getNodeValue().isBlank()) {
            throw new Rejected(Reason.MIXED_CONTENT);
        }
    }

    private void count() throws Rejected {
        if (++nodes > MAX_NODES) {
            throw new Rejected(Reason.TOO_MANY_NODES);
        }
    }
}
