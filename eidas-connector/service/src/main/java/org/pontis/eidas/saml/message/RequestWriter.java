package org.pontis.eidas.saml.message;

import java.util.List;

import javax.xml.namespace.QName;

import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.schema.XSAny;
import org.opensaml.core.xml.schema.impl.XSAnyBuilder;
import org.opensaml.saml.common.SAMLVersion;
import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnContextComparisonTypeEnumeration;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.Extensions;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.NameIDPolicy;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.core.RequestedAuthnContext;
import org.opensaml.saml.saml2.core.RequesterID;
import org.opensaml.saml.saml2.core.Scoping;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.OpenSaml;
import org.pontis.eidas.saml.SigningKey;

/** Writes our requests, as the message format prescribes and the reference node demands. */
public final class RequestWriter {

    private RequestWriter() {}

    /** The signed message. */
    public static String write(EidasRequest request, SigningKey key) {
        return key.sign(xml(request));
    }

    static AuthnRequest xml(EidasRequest request) {
        AuthnRequest xml = OpenSaml.create(AuthnRequest.class, AuthnRequest.DEFAULT_ELEMENT_NAME);
        xml.setID(request.id());
        xml.setVersion(SAMLVersion.VERSION_20);
        xml.setIssueInstant(request.issuedAt());
        xml.setDestination(request.destination());
        xml.setForceAuthn(true);
        xml.setIsPassive(false);
        xml.setConsent(Names.CONSENT);
        request.providerName().ifPresent(xml::setProviderName);
        xml.setIssuer(issuer(request.issuer()));
        xml.setExtensions(extensions(request));
        xml.setNameIDPolicy(nameIdPolicy(request.nameIdFormat()));
        xml.setRequestedAuthnContext(level(request.level()));
        request.requesterId().ifPresent(id -> xml.setScoping(scoping(id)));
        return xml;
    }

    static Issuer issuer(String entityId) {
        Issuer issuer = OpenSaml.create(Issuer.class, Issuer.DEFAULT_ELEMENT_NAME);
        issuer.setFormat(NameIDType.ENTITY);
        issuer.setValue(entityId);
        return issuer;
    }

    /** The type first: a convention that some receivers take for a rule (message format 6.3). */
    private static Extensions extensions(EidasRequest request) {
        Extensions extensions = OpenSaml.create(Extensions.class, Extensions.DEFAULT_ELEMENT_NAME);
        List<XMLObject> children = extensions.getUnknownXMLObjects();
        request.spType().ifPresent(type -> {
            XSAny element = element(Names.SP_TYPE);
            element.setTextContent(type.value());
            children.add(element);
        });
        XSAny attributes = element(Names.REQUESTED_ATTRIBUTES);
        request.attributes()
                .forEach(attribute -> attributes.getUnknownXMLObjects().add(requested(attribute)));
        children.add(attributes);
        return extensions;
    }

    /** What is mandatory is required, and nothing else is (message format 2.3.2). */
    private static XSAny requested(AttributeDefinition attribute) {
        XSAny element = element(Names.REQUESTED_ATTRIBUTE);
        element.getUnknownAttributes().put(Names.FRIENDLY_NAME, attribute.friendlyName());
        element.getUnknownAttributes().put(Names.NAME, attribute.uri());
        element.getUnknownAttributes().put(Names.NAME_FORMAT, Attribute.URI_REFERENCE);
        element.getUnknownAttributes().put(Names.IS_REQUIRED, Boolean.toString(attribute.mandatory()));
        return element;
    }

    private static NameIDPolicy nameIdPolicy(NameIdFormat format) {
        NameIDPolicy policy = OpenSaml.create(NameIDPolicy.class, NameIDPolicy.DEFAULT_ELEMENT_NAME);
        policy.setAllowCreate(true);
        policy.setFormat(format.uri());
        return policy;
    }

    private static RequestedAuthnContext level(RequestedLevel level) {
        RequestedAuthnContext context =
                OpenSaml.create(RequestedAuthnContext.class, RequestedAuthnContext.DEFAULT_ELEMENT_NAME);
        context.setComparison(
                switch (level) {
                    case RequestedLevel.AtLeast atLeast -> AuthnContextComparisonTypeEnumeration.MINIMUM;
                    case RequestedLevel.OneOf oneOf -> AuthnContextComparisonTypeEnumeration.EXACT;
                });
        for (String uri : level.uris()) {
            AuthnContextClassRef reference =
                    OpenSaml.create(AuthnContextClassRef.class, AuthnContextClassRef.DEFAULT_ELEMENT_NAME);
            reference.setURI(uri);
            context.getAuthnContextClassRefs().add(reference);
        }
        return context;
    }

    private static Scoping scoping(String requesterId) {
        RequesterID id = OpenSaml.create(RequesterID.class, RequesterID.DEFAULT_ELEMENT_NAME);
        id.setURI(requesterId);
        Scoping scoping = OpenSaml.create(Scoping.class, Scoping.DEFAULT_ELEMENT_NAME);
        scoping.getRequesterIDs().add(id);
        return scoping;
    }

    private static XSAny element(QName name) {
        return new XSAnyBuilder().buildObject(name);
    }
}
