package org.pontis.idp.saml;

import java.util.Map;
import java.util.Set;

import org.w3c.dom.Element;

/** Short names for elements of the namespaces a portal's message is made of: {@code samlp:AuthnRequest}. */
final class Names {

    static final String SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol";
    static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String DS = "http://www.w3.org/2000/09/xmldsig#";

    private static final Map<String, String> PREFIXES = Map.of(
            SAMLP,
            "samlp:",
            SAML,
            "saml:",
            DS,
            "ds:",
            "http://www.w3.org/2009/xmldsig11#",
            "dsig11:",
            Algorithms.EXCLUSIVE,
            "ec:");

    /** Namespaces whose elements do something wherever they stand; never part of an extension. */
    private static final Set<String> ACTIVE = Set.of(
            "http://www.w3.org/2001/04/xmlenc#",
            "http://www.w3.org/2009/xmlenc11#",
            "http://www.w3.org/2001/XInclude",
            "http://www.w3.org/1999/XSL/Transform",
            "http://schemas.xmlsoap.org/soap/envelope/");

    private Names() {}

    static String of(Element element) {
        String namespace = String.valueOf(element.getNamespaceURI());
        return PREFIXES.getOrDefault(namespace, "{" + namespace + "}") + element.getLocalName();
    }

    /** Whether an element may stand below {@code samlp:Extensions} (SAML core 3.2.1): of a namespace of its own. */
    static boolean foreign(Element element) {
        String namespace = element.getNamespaceURI();
        return namespace != null && !PREFIXES.containsKey(namespace) && !ACTIVE.contains(namespace);
    }
}
