package org.pontis.idp.saml;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A message of a portal in good form, not yet known to be the portal's.
 *
 * @param id SAML core 3.2.1
 * @param issuer the entity that says it sent this
 * @param issued when it was made, as it says
 * @param destination where it was sent
 */
public record Message(Kind kind, String id, String issuer, Instant issued, String destination, Document document) {

    /** An attribute of the message itself. */
    public Optional<String> attribute(String name) {
        Element root = document.getDocumentElement();
        return root.hasAttribute(name) ? Optional.of(root.getAttribute(name)) : Optional.empty();
    }

    /** {@code samlp:Scoping/samlp:IDPList/samlp:IDPEntry/@ProviderID} (SAML core 3.4.1.3), in order. */
    public List<String> proposedProviders() {
        return Stream.of(document.getDocumentElement())
                .flatMap(request -> named(request, "samlp:Scoping"))
                .flatMap(scoping -> named(scoping, "samlp:IDPList"))
                .flatMap(list -> named(list, "samlp:IDPEntry"))
                .map(entry -> entry.getAttribute("ProviderID"))
                .toList();
    }

    static Stream<Element> named(Element parent, String name) {
        return Grammar.children(parent).stream().filter(child -> name.equals(Names.of(child)));
    }
}
