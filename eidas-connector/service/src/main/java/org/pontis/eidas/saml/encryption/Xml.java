package org.pontis.eidas.saml.encryption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.Rejected.Reason;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Names of XML Encryption, and a strict way to walk down: one child of a name, or none, never a choice among several. */
final class Xml {

    static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";
    static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    static final String DSIG11 = "http://www.w3.org/2009/xmldsig11#";

    private Xml() {}

    static List<Element> children(Element parent, String namespace, String name) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && name.equals(element.getLocalName())
                    && namespace.equals(element.getNamespaceURI())) {
                children.add(element);
            }
        }
        return children;
    }

    /** @throws Rejected if there are several */
    static Optional<Element> optional(Element parent, String namespace, String name) throws Rejected {
        List<Element> children = children(parent, namespace, name);
        if (children.size() > 1) {
            throw new Rejected(Reason.MALFORMED_ENCRYPTION);
        }
        return children.stream().findFirst();
    }

    /** @throws Rejected if there is none or there are several */
    static Element only(Element parent, String namespace, String name) throws Rejected {
        return optional(parent, namespace, name).orElseThrow(() -> new Rejected(Reason.MALFORMED_ENCRYPTION));
    }

    /** The URI in the {@code Algorithm} attribute, empty if it is not there. */
    static String algorithm(Element element) {
        return element.getAttribute("Algorithm");
    }

    /** The octets in {@code CipherData/CipherValue}. */
    static byte[] cipherValue(Element encrypted) throws Rejected {
        return octets(only(only(encrypted, XENC, "CipherData"), XENC, "CipherValue"));
    }

    /** @throws Rejected if the text is no base64, with white space anywhere */
    static byte[] octets(Element element) throws Rejected {
        try {
            return Base64.getDecoder().decode(withoutSpace(element.getTextContent()));
        } catch (IllegalArgumentException e) {
            throw new Rejected(Reason.MALFORMED_ENCRYPTION, e);
        }
    }

    private static byte[] withoutSpace(String text) throws Rejected {
        byte[] kept = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7f) {
                throw new Rejected(Reason.MALFORMED_ENCRYPTION);
            }
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                kept[length++] = (byte) c;
            }
        }
        return Arrays.copyOf(kept, length);
    }
}
