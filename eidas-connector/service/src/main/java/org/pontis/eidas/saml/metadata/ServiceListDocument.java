package org.pontis.eidas.saml.metadata;

import java.util.List;

import javax.xml.namespace.QName;

import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.config.XMLObjectProviderRegistrySupport;
import org.opensaml.core.xml.io.AbstractXMLObjectMarshaller;
import org.opensaml.saml.common.AbstractSAMLObjectBuilder;
import org.opensaml.saml.common.AbstractSAMLObjectUnmarshaller;
import org.opensaml.saml.common.AbstractSignableSAMLObject;
import org.opensaml.xmlsec.signature.Signature;
import org.pontis.eidas.saml.OpenSaml;
import org.w3c.dom.Attr;

/** A {@code ser:MetadataServiceList} as OpenSAML's kind of object, so that it comes through the same door as all others. */
final class ServiceListDocument extends AbstractSignableSAMLObject {

    static final String NAMESPACE = "http://eidas.europa.eu/metadata/servicelist";

    private static final QName NAME = new QName(NAMESPACE, "MetadataServiceList", "ser");
    private static final String ID = "ID";

    static {
        OpenSaml.start();
        XMLObjectProviderRegistrySupport.registerObjectProvider(
                NAME, new Builder(), new Marshaller(), new Unmarshaller());
    }

    private String id;

    private ServiceListDocument(String namespace, String name, String prefix) {
        super(namespace, name, prefix);
    }

    /** Makes it known to OpenSAML. */
    static void register() {
        // running the static initialiser is all
    }

    @Override
    public String getSignatureReferenceID() {
        return id;
    }

    @Override
    public List<XMLObject> getOrderedChildren() {
        return getSignature() == null ? List.of() : List.of(getSignature());
    }

    private static final class Builder extends AbstractSAMLObjectBuilder<ServiceListDocument> {

        @Override
        public ServiceListDocument buildObject() {
            return buildObject(NAME);
        }

        @Override
        public ServiceListDocument buildObject(String namespace, String name, String prefix) {
            return new ServiceListDocument(namespace, name, prefix);
        }
    }

    /** Lists are only read here. */
    private static final class Marshaller extends AbstractXMLObjectMarshaller {}

    private static final class Unmarshaller extends AbstractSAMLObjectUnmarshaller {

        @Override
        protected void processAttribute(XMLObject list, Attr attribute) {
            if (attribute.getNamespaceURI() == null && ID.equals(attribute.getLocalName())) {
                ((ServiceListDocument) list).id = attribute.getValue();
                attribute.getOwnerElement().setIdAttributeNode(attribute, true);
            }
        }

        @Override
        protected void processChildElement(XMLObject list, XMLObject child) {
            if (child instanceof Signature signature) {
                ((ServiceListDocument) list).setSignature(signature);
            }
        }
    }
}
