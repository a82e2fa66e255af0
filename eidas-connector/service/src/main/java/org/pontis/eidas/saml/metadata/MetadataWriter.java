package org.pontis.eidas.saml.metadata;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.metadata.AssertionConsumerService;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.Extensions;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.NameIDFormat;
import org.opensaml.saml.saml2.metadata.RoleDescriptor;
import org.opensaml.saml.saml2.metadata.SPSSODescriptor;
import org.opensaml.saml.saml2.metadata.SSODescriptor;
import org.opensaml.saml.saml2.metadata.SingleSignOnService;
import org.pontis.eidas.saml.SigningKey;

import static org.pontis.eidas.saml.OpenSaml.create;

/**
 * Metadata of our own, in the form that the Commission's node accepts too (eIDAS Message Format 1.4, sections 2.1.1 and 6). No
 * single logout, artifact or name id management is offered (MF 2.1.1); when it was issued is not written, because not every
 * node reads past an extension it does not know.
 */
public final class MetadataWriter {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final NodeMetadata node;

    private MetadataWriter(NodeMetadata node) {
        this.node = node;
    }

    /**
     * The document, signed as a whole, in UTF-8 without XML declaration.
     *
     * @param authorities the certificates between the signer's and the anchor; empty if the signer's is the anchor
     */
    public static String write(NodeMetadata node, SigningKey key, List<X509Certificate> authorities) {
        return key.sign(new MetadataWriter(node).entity(), authorities);
    }

    private EntityDescriptor entity() {
        EntityDescriptor entity = create(EntityDescriptor.class, EntityDescriptor.DEFAULT_ELEMENT_NAME);
        entity.setID(id());
        entity.setEntityID(node.entityId());
        entity.setValidUntil(node.validity().until());
        node.validity().cacheFor().ifPresent(entity::setCacheDuration);
        ExtensionWriter.of(node).ifPresent(entity::setExtensions);
        entity.getRoleDescriptors().add(role());
        new OperatorWriter(node.operator()).into(entity);
        return entity;
    }

    private RoleDescriptor role() {
        SSODescriptor role =
                switch (node.offer()) {
                    case Offer.Connector connector -> connector();
                    case Offer.ProxyService service -> service(service);
                };
        role.addSupportedProtocol(SAMLConstants.SAML20P_NS);
        Extensions extensions = create(Extensions.class, Extensions.DEFAULT_ELEMENT_NAME);
        extensions
                .getUnknownXMLObjects()
                .add(ExtensionWriter.text(Names.NODE_COUNTRY, node.country().code()));
        role.setExtensions(extensions);
        new KeyWriter(node.algorithms().content()).into(role, node.keys());
        for (String format : node.nameIdFormats()) {
            NameIDFormat element = create(NameIDFormat.class, NameIDFormat.DEFAULT_ELEMENT_NAME);
            element.setURI(format);
            role.getNameIDFormats().add(element);
        }
        return role;
    }

    private SPSSODescriptor connector() {
        SPSSODescriptor role = create(SPSSODescriptor.class, SPSSODescriptor.DEFAULT_ELEMENT_NAME);
        role.setAuthnRequestsSigned(true);
        role.setWantAssertionsSigned(false);
        for (Endpoint endpoint : node.endpoints()) {
            AssertionConsumerService consumer =
                    create(AssertionConsumerService.class, AssertionConsumerService.DEFAULT_ELEMENT_NAME);
            consumer.setBinding(endpoint.binding().uri());
            consumer.setLocation(endpoint.location());
            consumer.setIndex(endpoint.index());
            if (role.getAssertionConsumerServices().isEmpty()) {
                consumer.setIsDefault(true);
            }
            role.getAssertionConsumerServices().add(consumer);
        }
        return role;
    }

    private IDPSSODescriptor service(Offer.ProxyService service) {
        IDPSSODescriptor role = create(IDPSSODescriptor.class, IDPSSODescriptor.DEFAULT_ELEMENT_NAME);
        role.setWantAuthnRequestsSigned(true);
        for (Endpoint endpoint : node.endpoints()) {
            SingleSignOnService entrance = create(SingleSignOnService.class, SingleSignOnService.DEFAULT_ELEMENT_NAME);
            entrance.setBinding(endpoint.binding().uri());
            entrance.setLocation(endpoint.location());
            role.getSingleSignOnServices().add(entrance);
        }
        for (String name : service.attributes()) {
            Attribute attribute = create(Attribute.class, Attribute.DEFAULT_ELEMENT_NAME);
            attribute.setName(name);
            attribute.setNameFormat(Attribute.URI_REFERENCE);
            role.getAttributes().add(attribute);
        }
        return role;
    }

    private static String id() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return "_" + HexFormat.of().formatHex(random);
    }
}
