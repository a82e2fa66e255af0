package org.pontis.idp.keycloak.saml;

import jakarta.xml.soap.SOAPMessage;

import org.keycloak.dom.saml.v2.protocol.LogoutRequestType;
import org.keycloak.dom.saml.v2.protocol.StatusResponseType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeyManager;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.JaxrsSAML2BindingBuilder;
import org.keycloak.protocol.saml.SamlClient;
import org.keycloak.protocol.saml.SamlProtocolUtils;
import org.keycloak.protocol.saml.profile.util.Soap;
import org.keycloak.saml.processing.api.saml.v2.request.SAML2Request;
import org.keycloak.saml.processing.api.saml.v2.response.SAML2Response;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.w3c.dom.Document;

/**
 * A logout told to a portal from server to server, by SOAP (SAML 2.0 bindings, 3.2).
 *
 * @param address where the portal takes it
 */
record SoapLogout(KeycloakSession session, ClientModel portal, String address) {

    /**
     * Whether the portal has answered this request.
     *
     * @throws Exception if nobody answers, or not in this form, or with another's key
     */
    boolean reaches(LogoutRequestType request) throws Exception {
        SOAPMessage answer = Soap.createMessage()
                .addMimeHeader("SOAPAction", "http://www.oasis-open.org/committees/security")
                .addToBody(signed(request))
                .call(address, session);
        if (answer == null) {
            return false;
        }
        SAMLDocumentHolder read = SAML2Response.getSAML2ObjectFromDocument(SoapBody.of(answer.getSOAPBody()));
        SamlProtocolUtils.verifyDocumentSignature(read.getSamlDocument(), PortalKeys.of(portal));
        return read.getSamlObject() instanceof StatusResponseType response
                && portal.getClientId().equals(response.getIssuer().getValue())
                && request.getID().equals(response.getInResponseTo());
    }

    private Document signed(LogoutRequestType request) throws Exception {
        SamlClient settings = new SamlClient(portal);
        KeyManager.ActiveRsaKey key = session.keys().getActiveRsaKey(portal.getRealm());
        return new JaxrsSAML2BindingBuilder(session)
                .signatureAlgorithm(settings.getSignatureAlgorithm())
                .signWith(
                        settings.getXmlSigKeyInfoKeyNameTransformer().getKeyName(key.getKid(), key.getCertificate()),
                        key.getPrivateKey(),
                        key.getPublicKey(),
                        key.getCertificate())
                .signDocument()
                .soapBinding(SAML2Request.convert(request))
                .getDocument();
    }
}
