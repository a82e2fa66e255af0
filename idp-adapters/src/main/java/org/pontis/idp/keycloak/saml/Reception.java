package org.pontis.idp.keycloak.saml;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;

import org.keycloak.dom.saml.v2.SAML2Object;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.protocol.RequestAbstractType;
import org.keycloak.dom.saml.v2.protocol.StatusResponseType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.utils.RedirectUtils;
import org.keycloak.protocol.saml.SamlClient;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.rotation.KeyLocator;
import org.keycloak.saml.processing.api.saml.v2.request.SAML2Request;
import org.keycloak.saml.processing.api.saml.v2.response.SAML2Response;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.keycloak.services.Urls;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.saml.Algorithms;
import org.pontis.idp.saml.Envelope;
import org.pontis.idp.saml.Gate;
import org.pontis.idp.saml.Message;
import org.pontis.idp.saml.Reason;
import org.pontis.idp.saml.Refused;
import org.pontis.idp.saml.Validity;

/**
 * One message of one portal, on its way to Keycloak: examined before, recognised after. What needs no key comes first, so
 * that strangers cannot make us compute.
 *
 * @param xml the bytes that were examined
 * @param message what is in them
 * @param portal who claims to have sent it
 */
record Reception(KeycloakSession session, byte[] xml, Message message, ClientModel portal) {

    private static final String NOTE = Reception.class.getName();

    /** A check of a signature by Keycloak, which throws many things. */
    @FunctionalInterface
    interface SignatureCheck {

        void run(KeyLocator registered) throws Exception;
    }

    /** @throws Refused if the message is not in good form, not for us, or from nobody we know */
    static Reception of(Envelope envelope, KeycloakSession session) {
        Message message = Gate.examine(envelope);
        RealmModel realm = session.getContext().getRealm();
        demand(
                message.destination()
                        .equals(Urls.samlRequestEndpoint(
                                        session.getContext().getUri().getBaseUri(), realm.getName())
                                .toString()),
                Reason.DESTINATION,
                "The message is addressed to somebody else.");
        Reception reception = new Reception(session, envelope.xml(), message, portal(message, realm));
        session.setAttribute(NOTE, reception);
        reception.checkRegistration();
        return reception;
    }

    /** What this request brought, once it is examined and its portal known. */
    static Optional<Reception> in(KeycloakSession session) {
        return Optional.ofNullable(session.getAttribute(NOTE, Reception.class));
    }

    private static ClientModel portal(Message message, RealmModel realm) {
        return Optional.ofNullable(realm.getClientByClientId(message.issuer()))
                .filter(ClientModel::isEnabled)
                .filter(client -> SamlProtocol.LOGIN_PROTOCOL.equals(client.getProtocol()))
                .filter(client -> client.isStandardFlowEnabled() && !client.isBearerOnly())
                .orElseThrow(() ->
                        new Refused(Reason.UNKNOWN_PORTAL, "The sender is no enabled SAML portal of this realm."));
    }

    private void checkRegistration() {
        demand(
                new SamlClient(portal).requiresClientSignature(),
                Reason.UNSIGNED,
                "The portal's registration does not demand signatures.");
        message.attribute("AssertionConsumerServiceURL")
                .ifPresent(address -> demand(
                        RedirectUtils.verifyRedirectUri(session, address, portal) != null,
                        Reason.ADDRESS,
                        "The answer is to go to an address that the portal has not registered."));
    }

    /** Keycloak's own reading of the very bytes that were examined. Its usual way prints what it cannot read. */
    SAMLDocumentHolder read() {
        try (InputStream in = new ByteArrayInputStream(xml)) {
            if (!message.kind().isResponse()) {
                return SAML2Request.getSAML2ObjectFromStream(in);
            }
            SAML2Response response = new SAML2Response();
            response.getSAML2ObjectFromStream(in);
            return response.getSamlDocumentHolder();
        } catch (Exception unreadable) {
            throw new Refused(Reason.STRUCTURE, "A value is none that SAML has in its place.");
        }
    }

    /**
     * The message is the portal's, is what Keycloak has read, is fresh, and is here for the first time.
     *
     * @throws Refused otherwise
     */
    void verified(SAMLDocumentHolder read, SignatureCheck check, Validity validity) {
        try {
            KeyLocator registered = PortalKeys.of(portal);
            registered.forEach(Algorithms::checkKey);
            check.run(registered);
        } catch (Refused weakKey) {
            throw weakKey;
        } catch (Exception notThePortals) {
            throw new Refused(Reason.SIGNATURE, "No registered key of the portal made this signature.");
        }
        demand(isWhatKeycloakRead(read), Reason.STRUCTURE, "Two readers read this message differently.");
        validity.check(message, Now.get());
        demand(
                session.singleUseObjects()
                        .putIfAbsent(memory(), validity.remembered().toSeconds()),
                Reason.REPLAYED,
                "The message was received before.");
    }

    /** Per portal, because each makes its own IDs. */
    private String memory() {
        return "pontis:saml:" + portal.getId() + ":" + message.id();
    }

    private boolean isWhatKeycloakRead(SAMLDocumentHolder read) {
        return message.document().isEqualNode(read.getSamlDocument())
                && Optional.ofNullable(read.getSamlObject()).filter(this::says).isPresent();
    }

    private boolean says(SAML2Object read) {
        return switch (read) {
            case RequestAbstractType request ->
                message.id().equals(request.getID())
                        && isIssuer(request.getIssuer())
                        && message.destination().equals(String.valueOf(request.getDestination()));
            case StatusResponseType response ->
                message.id().equals(response.getID())
                        && isIssuer(response.getIssuer())
                        && message.destination().equals(response.getDestination());
            default -> false;
        };
    }

    private boolean isIssuer(NameIDType read) {
        return read != null && message.issuer().equals(read.getValue());
    }

    private static void demand(boolean right, Reason reason, String sentence) {
        if (!right) {
            throw new Refused(reason, sentence);
        }
    }
}
