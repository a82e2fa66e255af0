package org.pontis.eidas.saml.metadata;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import javax.xml.namespace.QName;

import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.ext.saml2alg.DigestMethod;
import org.opensaml.saml.ext.saml2alg.SigningMethod;
import org.opensaml.saml.ext.saml2mdattr.EntityAttributes;
import org.opensaml.saml.ext.saml2mdrpi.PublicationInfo;
import org.opensaml.saml.saml2.metadata.Extensions;

/** What stands in an {@code md:Extensions}, which may be missing. */
final class ExtensionReader {

    private final List<XMLObject> children;

    ExtensionReader(Extensions extensions) {
        this.children = extensions == null ? List.of() : extensions.getUnknownXMLObjects();
    }

    /** The text of the first element of this name. */
    Optional<String> text(QName name) {
        return children.stream()
                .filter(child -> child.getElementQName().equals(name))
                .findFirst()
                .map(ExtensionReader::text);
    }

    /** The values of an entity attribute (SAML metadata extension for entity attributes 1.0). */
    Set<String> values(String attribute) {
        Set<String> values = new LinkedHashSet<>();
        all(EntityAttributes.class).stream()
                .flatMap(attributes -> attributes.getAttributes().stream())
                .filter(candidate -> attribute.equals(candidate.getName()))
                .flatMap(candidate -> candidate.getAttributeValues().stream())
                .map(ExtensionReader::text)
                .filter(value -> !value.isEmpty())
                .forEach(values::add);
        return values;
    }

    /** When the document was made, if its publisher says so (SAML metadata extensions for registration and publication 1.0). */
    Optional<Instant> issuedAt() {
        return all(PublicationInfo.class).stream()
                .map(PublicationInfo::getCreationInstant)
                .filter(Objects::nonNull)
                .findFirst();
    }

    Algorithms algorithms(Set<String> content) {
        Set<String> digests = new LinkedHashSet<>();
        all(DigestMethod.class).stream()
                .map(DigestMethod::getAlgorithm)
                .filter(Objects::nonNull)
                .forEach(digests::add);
        List<Algorithms.Signature> signatures = all(SigningMethod.class).stream()
                .filter(method -> method.getAlgorithm() != null)
                .map(method -> new Algorithms.Signature(
                        method.getAlgorithm(),
                        Optional.ofNullable(method.getMinKeySize()),
                        Optional.ofNullable(method.getMaxKeySize())))
                .toList();
        return new Algorithms(digests, signatures, content);
    }

    private <T extends XMLObject> List<T> all(Class<T> type) {
        return children.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static String text(XMLObject element) {
        return element.getDOM().getTextContent().strip();
    }
}
