package org.pontis.eidas.saml.metadata;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.xml.namespace.QName;

import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.schema.XSAny;
import org.opensaml.core.xml.schema.XSString;
import org.opensaml.core.xml.schema.impl.XSAnyBuilder;
import org.opensaml.core.xml.schema.impl.XSStringBuilder;
import org.opensaml.saml.ext.saml2alg.DigestMethod;
import org.opensaml.saml.ext.saml2alg.SigningMethod;
import org.opensaml.saml.ext.saml2mdattr.EntityAttributes;
import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.core.AttributeValue;
import org.opensaml.saml.saml2.metadata.Extensions;

import static org.pontis.eidas.saml.OpenSaml.create;

/** The {@code md:Extensions} of an entity: entity attributes, sector, algorithms, in the order of Message Format 6.1. */
final class ExtensionWriter {

    private ExtensionWriter() {}

    /** Nothing if there is nothing to say: the schema knows no empty ones. */
    static Optional<Extensions> of(NodeMetadata node) {
        Extensions extensions = create(Extensions.class, Extensions.DEFAULT_ELEMENT_NAME);
        List<XMLObject> children = extensions.getUnknownXMLObjects();
        EntityAttributes attributes = attributes(node);
        if (!attributes.getAttributes().isEmpty()) {
            children.add(attributes);
        }
        node.spType().ifPresent(type -> children.add(text(Names.SP_TYPE, type.value())));
        for (String uri : node.algorithms().digests()) {
            DigestMethod method = create(DigestMethod.class, DigestMethod.DEFAULT_ELEMENT_NAME);
            method.setAlgorithm(uri);
            children.add(method);
        }
        for (Algorithms.Signature signature : node.algorithms().signatures()) {
            SigningMethod method = create(SigningMethod.class, SigningMethod.DEFAULT_ELEMENT_NAME);
            method.setAlgorithm(signature.uri());
            signature.minimumKeySize().ifPresent(method::setMinKeySize);
            signature.maximumKeySize().ifPresent(method::setMaxKeySize);
            children.add(method);
        }
        return children.isEmpty() ? Optional.empty() : Optional.of(extensions);
    }

    /** An element of another schema that holds nothing but text. */
    static XMLObject text(QName name, String value) {
        XSAny element = new XSAnyBuilder().buildObject(name);
        element.setTextContent(value);
        return element;
    }

    private static EntityAttributes attributes(NodeMetadata node) {
        EntityAttributes attributes = create(EntityAttributes.class, EntityAttributes.DEFAULT_ELEMENT_NAME);
        add(attributes, Names.PROTOCOL_VERSION, node.software().protocolVersions());
        add(
                attributes,
                Names.APPLICATION,
                node.software().application().stream().toList());
        add(attributes, Names.ASSURANCE, node.levels());
        add(
                attributes,
                Names.ENTITY_CATEGORY,
                node.demandsRequesterId() ? Set.of(Names.REQUESTER_ID) : Set.<String>of());
        return attributes;
    }

    /** An attribute without values must not be there (MF 3.3). */
    private static void add(EntityAttributes attributes, String name, Collection<String> values) {
        if (values.isEmpty()) {
            return;
        }
        Attribute attribute = create(Attribute.class, Attribute.DEFAULT_ELEMENT_NAME);
        attribute.setName(name);
        attribute.setNameFormat(Attribute.URI_REFERENCE);
        for (String value : values) {
            XSString element =
                    new XSStringBuilder().buildObject(AttributeValue.DEFAULT_ELEMENT_NAME, XSString.TYPE_NAME);
            element.setValue(value);
            attribute.getAttributeValues().add(element);
        }
        attributes.getAttributes().add(attribute);
    }
}
