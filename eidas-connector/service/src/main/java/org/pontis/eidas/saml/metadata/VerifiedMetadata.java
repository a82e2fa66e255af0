package org.pontis.eidas.saml.metadata;

import java.util.ArrayList;
import java.util.List;

import javax.xml.namespace.QName;

import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.saml2.metadata.EntitiesDescriptor;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.RoleDescriptor;
import org.opensaml.saml.saml2.metadata.SPSSODescriptor;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.Rejected.Reason;

/** A metadata document that a trusted key has signed as a whole. Only {@link SignedMetadata#verify} makes one. */
public final class VerifiedMetadata {

    private final XMLObject root;
    private final List<EntityDescriptor> entities;

    private VerifiedMetadata(XMLObject root, List<EntityDescriptor> entities) {
        this.root = root;
        this.entities = entities;
    }

    /** Nested lists are not looked into: nobody in eIDAS publishes them. */
    static VerifiedMetadata of(XMLObject root) throws Rejected {
        return switch (root) {
            case EntityDescriptor entity -> new VerifiedMetadata(root, List.of(entity));
            case EntitiesDescriptor list -> new VerifiedMetadata(root, List.copyOf(list.getEntityDescriptors()));
            default -> throw new Rejected(Reason.UNEXPECTED_MESSAGE);
        };
    }

    /**
     * What the document says about one entity in one role.
     *
     * @throws BrokenRule if it says nothing, or says it twice, or what it says is not enough
     */
    public NodeMetadata node(String entityId, Role role) throws BrokenRule {
        List<EntityDescriptor> named = entities.stream()
                .filter(entity -> entityId.equals(entity.getEntityID()))
                .toList();
        if (named.isEmpty()) {
            throw new BrokenRule(MetadataRule.ENTITY_ID, "no entity " + entityId + ", but " + entityIds() + ".");
        }
        if (named.size() > 1) {
            throw new BrokenRule(MetadataRule.ONE_ENTITY, named.size() + " descriptions of " + entityId + ".");
        }
        return read(named.getFirst(), role);
    }

    /**
     * Everything the document says, for somebody who only wants to know what is in it.
     *
     * @throws BrokenRule if one of the nodes says too little
     */
    public List<NodeMetadata> nodes() throws BrokenRule {
        List<NodeMetadata> nodes = new ArrayList<>();
        for (EntityDescriptor entity : entities) {
            for (Role role : Role.values()) {
                if (!entity.getRoleDescriptors(elementOf(role)).isEmpty()) {
                    nodes.add(read(entity, role));
                }
            }
        }
        return nodes;
    }

    private NodeMetadata read(EntityDescriptor entity, Role role) throws BrokenRule {
        List<RoleDescriptor> descriptors = entity.getRoleDescriptors(elementOf(role));
        if (descriptors.size() != 1) {
            throw new BrokenRule(
                    MetadataRule.ROLE,
                    descriptors.size() + " " + elementOf(role).getLocalPart() + " elements.");
        }
        return new EntityReader(root, entity, descriptors.getFirst()).read();
    }

    private List<String> entityIds() {
        return entities.stream().map(EntityDescriptor::getEntityID).toList();
    }

    private static QName elementOf(Role role) {
        return switch (role) {
            case CONNECTOR -> SPSSODescriptor.DEFAULT_ELEMENT_NAME;
            case PROXY_SERVICE -> IDPSSODescriptor.DEFAULT_ELEMENT_NAME;
        };
    }
}
