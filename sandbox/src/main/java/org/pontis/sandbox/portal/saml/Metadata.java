package org.pontis.sandbox.portal.saml;

import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.metadata.AssertionConsumerService;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.NameIDFormat;
import org.opensaml.saml.saml2.metadata.SPSSODescriptor;
import org.opensaml.saml.saml2.metadata.SingleLogoutService;
import org.opensaml.security.SecurityException;
import org.opensaml.security.credential.UsageType;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.keyinfo.impl.X509KeyInfoGeneratorFactory;
import org.opensaml.xmlsec.signature.KeyInfo;
import org.pontis.eidas.saml.OpenSaml;
import org.pontis.eidas.saml.SigningKey;

/** What this portal says about itself (SAML metadata 2.4.4), signed. */
final class Metadata {

    private Metadata() {}

    static String of(ServiceProvider portal, SigningKey key) {
        EntityDescriptor entity = OpenSaml.create(EntityDescriptor.class, EntityDescriptor.DEFAULT_ELEMENT_NAME);
        entity.setID(Messages.id());
        entity.setEntityID(portal.entityId());
        entity.getRoleDescriptors().add(role(portal, key));
        return key.sign(entity);
    }

    private static SPSSODescriptor role(ServiceProvider portal, SigningKey key) {
        SPSSODescriptor role = OpenSaml.create(SPSSODescriptor.class, SPSSODescriptor.DEFAULT_ELEMENT_NAME);
        role.addSupportedProtocol(SAMLConstants.SAML20P_NS);
        role.setAuthnRequestsSigned(true);
        role.setWantAssertionsSigned(true);
        role.getKeyDescriptors().add(signing(key));
        role.getSingleLogoutServices()
                .add(logout(SAMLConstants.SAML2_SOAP11_BINDING_URI, portal.singleLogoutServiceSoap()));
        role.getSingleLogoutServices()
                .add(logout(SAMLConstants.SAML2_REDIRECT_BINDING_URI, portal.singleLogoutService()));
        role.getSingleLogoutServices().add(logout(SAMLConstants.SAML2_POST_BINDING_URI, portal.singleLogoutService()));
        NameIDFormat format = OpenSaml.create(NameIDFormat.class, NameIDFormat.DEFAULT_ELEMENT_NAME);
        format.setURI(NameIDType.PERSISTENT);
        role.getNameIDFormats().add(format);
        AssertionConsumerService consumer =
                OpenSaml.create(AssertionConsumerService.class, AssertionConsumerService.DEFAULT_ELEMENT_NAME);
        consumer.setBinding(SAMLConstants.SAML2_POST_BINDING_URI);
        consumer.setLocation(portal.assertionConsumerService());
        consumer.setIndex(0);
        consumer.setIsDefault(true);
        role.getAssertionConsumerServices().add(consumer);
        return role;
    }

    private static SingleLogoutService logout(String binding, String location) {
        SingleLogoutService service =
                OpenSaml.create(SingleLogoutService.class, SingleLogoutService.DEFAULT_ELEMENT_NAME);
        service.setBinding(binding);
        service.setLocation(location);
        return service;
    }

    private static KeyDescriptor signing(SigningKey key) {
        X509KeyInfoGeneratorFactory factory = new X509KeyInfoGeneratorFactory();
        factory.setEmitEntityCertificate(true);
        try {
            KeyInfo info = factory.newInstance().generate(new BasicX509Credential(key.certificate()));
            KeyDescriptor descriptor = OpenSaml.create(KeyDescriptor.class, KeyDescriptor.DEFAULT_ELEMENT_NAME);
            descriptor.setUse(UsageType.SIGNING);
            descriptor.setKeyInfo(info);
            return descriptor;
        } catch (SecurityException e) {
            throw new IllegalStateException("The portal's own certificate cannot be written.", e);
        }
    }
}
