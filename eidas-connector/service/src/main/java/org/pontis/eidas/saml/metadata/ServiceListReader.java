package org.pontis.eidas.saml.metadata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import net.shibboleth.shared.xml.DOMTypeSupport;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.Rejected.Reason;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** From the elements of a list to our records; what it does not know it passes over. */
final class ServiceListReader {

    private static final Map<String, Role> TYPES = Map.of(
            "http://eidas.europa.eu/metadata/ept/Connector", Role.CONNECTOR,
            "http://eidas.europa.eu/metadata/ept/ProxyService", Role.PROXY_SERVICE);

    private ServiceListReader() {}

    static MetadataServiceList read(ServiceListDocument document) throws Rejected {
        Element root = document.getDOM();
        return new MetadataServiceList(
                time(root, "IssueDate").orElseThrow(() -> new Rejected(Reason.UNEXPECTED_MESSAGE)),
                time(root, "NextUpdate"),
                entries(root));
    }

    private static List<MetadataServiceList.Entry> entries(Element root) {
        List<MetadataServiceList.Entry> entries = new ArrayList<>();
        for (Element list : children(root, "MetadataList")) {
            Optional<NodeCountry> country = NodeCountry.read(list.getAttribute("Territory"));
            for (Element location : children(list, "MetadataLocation")) {
                for (Element endpoint : children(location, "Endpoint")) {
                    Role role = TYPES.get(endpoint.getAttribute("EndpointType"));
                    if (country.isPresent() && role != null) {
                        entries.add(new MetadataServiceList.Entry(
                                country.get(),
                                role,
                                endpoint.getAttribute("EntityID"),
                                location.getAttribute("Location")));
                    }
                }
            }
        }
        return entries;
    }

    private static Optional<Instant> time(Element element, String attribute) throws Rejected {
        if (!element.hasAttribute(attribute)) {
            return Optional.empty();
        }
        try {
            return Optional.of(DOMTypeSupport.stringToInstant(element.getAttribute(attribute)));
        } catch (RuntimeException e) {
            throw new Rejected(Reason.UNEXPECTED_MESSAGE, e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && ServiceListDocument.NAMESPACE.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }
}
