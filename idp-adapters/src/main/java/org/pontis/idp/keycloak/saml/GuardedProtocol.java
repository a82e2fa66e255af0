package org.pontis.idp.keycloak.saml;

import java.io.IOException;
import java.util.Optional;

import jakarta.ws.rs.core.Response;

import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.saml.JaxrsSAML2BindingBuilder;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.saml.SAML2LogoutResponseBuilder;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.idp.keycloak.gate.LevelGate;
import org.pontis.idp.keycloak.gate.LoginTime;
import org.pontis.idp.keycloak.gate.StampedLogin;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.logout.Retelling;
import org.pontis.idp.keycloak.logout.UnreachedPortals;
import org.pontis.idp.keycloak.offer.Offer;
import org.pontis.idp.keycloak.portal.Refusal;
import org.pontis.idp.saml.Reason;
import org.pontis.idp.saml.Unanswerable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Keycloak's SAML, answering {@code NoAuthnContext} where {@link LevelGate} has stamped nothing, and keeping no session.
 * {@link Guard} holds the line on paths that come by another object than this.
 */
final class GuardedProtocol extends SamlProtocol implements Refusal, Retelling {

    /** What a refusal says besides its status; Keycloak keeps it to itself. */
    private Optional<String> words = Optional.empty();

    /** Why a request is refused for what it asks, if it is. */
    private Optional<Unanswerable> unanswerable = Optional.empty();

    @Override
    public Response authenticated(
            AuthenticationSessionModel login, UserSessionModel citizen, ClientSessionContext portal) {
        LoginTime.tell(login, portal.getClientSession(), event);
        return new StampedLogin(session, realm, login)
                .answer(
                        citizen,
                        () -> super.authenticated(login, citizen, portal),
                        () -> sendError(login, Error.LOA_INVALID, StampedLogin.REFUSAL));
    }

    /** Where no method reaches the level, {@code NoPassive} would promise that pages help (SAML core 3.2.2.2). */
    @Override
    public Response sendError(AuthenticationSessionModel login, Error error, String description) {
        words = words.or(() -> Optional.ofNullable(description));
        boolean noUse = error == Error.PASSIVE_LOGIN_REQUIRED && Offer.outOfReach(login, session);
        return super.sendError(login, noUse ? Error.LOA_INVALID : error, description);
    }

    /** {@code Responder} and {@code AuthnFailed}; SAML has no such words, so the message says it. */
    @Override
    public Response refuse(AuthenticationSessionModel login, String error, String description) {
        words = Optional.of(error);
        // the one error that Keycloak translates to AuthnFailed
        return sendError(login, Error.ALREADY_LOGGED_IN, description);
    }

    /** {@code Requester}, with the status that SAML has for it. */
    Response cannot(AuthenticationSessionModel login, Unanswerable why) {
        unanswerable = Optional.of(why);
        words = Optional.of(why.sentence());
        event.error(Reason.UNSUPPORTED.event());
        // Keycloak has no error for it: the status it writes is written over
        return sendError(login, Error.CANCELLED_BY_USER, why.sentence());
    }

    @Override
    protected Response buildErrorResponse(
            boolean post, String destination, JaxrsSAML2BindingBuilder binding, Document answer)
            throws ConfigurationException, ProcessingException, IOException {
        words.ifPresent(said -> message(answer).setTextContent(said));
        unanswerable.ifPresent(why -> status(answer, why));
        return super.buildErrorResponse(post, destination, binding, answer);
    }

    private static void status(Document answer, Unanswerable why) {
        NodeList codes = answer.getElementsByTagNameNS(JBossSAMLURIConstants.PROTOCOL_NSURI.get(), "StatusCode");
        ((Element) codes.item(0)).setAttribute("Value", "urn:oasis:names:tc:SAML:2.0:status:Requester");
        ((Element) codes.item(1)).setAttribute("Value", why.status());
    }

    /** The StatusMessage, which stands behind the StatusCode (SAML core 3.2.2.1). */
    private static Node message(Document answer) {
        String protocol = JBossSAMLURIConstants.PROTOCOL_NSURI.get();
        Node there = answer.getElementsByTagNameNS(protocol, "StatusMessage").item(0);
        if (there != null) {
            return there;
        }
        Node code = answer.getElementsByTagNameNS(protocol, "StatusCode").item(0);
        String prefix = code.getPrefix() == null ? "" : code.getPrefix() + ":";
        return code.getParentNode()
                .insertBefore(answer.createElementNS(protocol, prefix + "StatusMessage"), code.getNextSibling());
    }

    @Override
    public Response backchannelLogout(UserSessionModel citizen, AuthenticatedClientSessionModel portal) {
        return new UnreachedPortals(session, citizen).noted(portal, this, () -> told(citizen, portal));
    }

    private Response told(UserSessionModel citizen, AuthenticatedClientSessionModel portal) {
        ClientModel client = portal.getClient();
        String address = getLogoutServiceUrl(session, client, SAML_SOAP_BINDING, true);
        if (address == null || !Installation.of(session).guards(realm)) {
            return super.backchannelLogout(citizen, portal);
        }
        try {
            boolean reached =
                    new SoapLogout(session, client, address).reaches(createLogoutRequest(address, portal, client));
            return reached ? Response.ok().build() : Response.serverError().build();
        } catch (Exception unreachable) {
            logger.warnf(unreachable, "The portal %s could not be told of a logout", client.getClientId());
            return Response.serverError().build();
        }
    }

    /** Portals that take a logout by the browser only cannot be told in the background. */
    @Override
    public Optional<String> kept(AuthenticatedClientSessionModel portal) {
        return soap(portal.getClient())
                .map(any -> LogoutSubject.of(portal, getResponseIssuer(realm)).written());
    }

    @Override
    public boolean tellAgain(ClientModel portal, String kept) throws Exception {
        Optional<String> address = soap(portal);
        return address.isPresent()
                && new SoapLogout(session, portal, address.get())
                        .reaches(LogoutSubject.read(kept).request(address.get(), realm));
    }

    private Optional<String> soap(ClientModel portal) {
        return Optional.ofNullable(getLogoutServiceUrl(session, portal, SAML_SOAP_BINDING, true));
    }

    @Override
    public Response finishBrowserLogout(UserSessionModel citizen, AuthenticationSessionModel logout) {
        UnreachedPortals unreached = new UnreachedPortals(session, citizen);
        if (unreached.none()) {
            return super.finishBrowserLogout(citizen, logout);
        }
        unreached.announce();
        Response finished = super.finishBrowserLogout(citizen, logout);
        // an answer by POST is a page already
        return finished.getLocation() == null ? finished : unreached.page(logout, finished);
    }

    /** {@code PartialLogout} (SAML core 3.7.3.2), where a portal was not reached; Keycloak always says that all were. */
    @Override
    protected Response buildLogoutResponse(
            UserSessionModel citizen, String to, SAML2LogoutResponseBuilder answer, JaxrsSAML2BindingBuilder binding)
            throws ConfigurationException, ProcessingException, IOException {
        boolean byArtifact = "true".equals(citizen.getNote(JBossSAMLURIConstants.SAML_HTTP_ARTIFACT_BINDING.get()));
        if (byArtifact || new UnreachedPortals(session, citizen).none()) {
            return super.buildLogoutResponse(citizen, to, answer, binding);
        }
        Document partial = partial(answer.buildDocument());
        return isLogoutPostBindingForInitiator(citizen)
                ? binding.postBinding(partial).response(to)
                : binding.redirectBinding(partial).response(to);
    }

    private static Document partial(Document answer) {
        Element top = (Element) answer.getElementsByTagNameNS(JBossSAMLURIConstants.PROTOCOL_NSURI.get(), "StatusCode")
                .item(0);
        Element second = answer.createElementNS(top.getNamespaceURI(), top.getNodeName());
        second.setAttribute("Value", JBossSAMLURIConstants.STATUS_PARTIAL_LOGOUT.get());
        top.appendChild(second);
        return answer;
    }
}
