package org.pontis.idp.keycloak.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ParsingException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.common.util.DocumentUtil;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The realm's SAML metadata, telling portals of the bindings that are offered and of no others. */
final class Descriptor {

    private static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static final Set<String> OFFERED = Set.of(
            "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect");

    /**
     * How old a portal's copy may be (SAML metadata 2.3.2): keys stand here a day before they sign. There is no
     * {@code validUntil}: nobody signs this document, so it would protect nothing, and a copy in a file would stop logins on a
     * day that nobody watches.
     */
    private static final String REFRESH = "P1D";

    private Descriptor() {}

    /** @param stock Keycloak's descriptor; one that is signed stays as it is */
    static String offered(String stock) throws ConfigurationException, ParsingException, ProcessingException {
        Document document = DocumentUtil.getDocument(stock);
        if (document.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "Signature")
                        .getLength()
                > 0) {
            return stock;
        }
        endpoints(document).stream()
                .filter(endpoint -> !OFFERED.contains(endpoint.getAttribute("Binding")))
                .forEach(endpoint -> endpoint.getParentNode().removeChild(endpoint));
        document.getDocumentElement().setAttribute("cacheDuration", REFRESH);
        return DocumentUtil.getDocumentAsString(document);
    }

    private static List<Element> endpoints(Document document) {
        List<Element> endpoints = new ArrayList<>();
        NodeList all = document.getElementsByTagNameNS(METADATA, "*");
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element && element.hasAttribute("Binding")) {
                endpoints.add(element);
            }
        }
        return endpoints;
    }
}
