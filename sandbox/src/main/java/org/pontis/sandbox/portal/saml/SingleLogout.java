package org.pontis.sandbox.portal.saml;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.opensaml.saml.common.SAMLVersion;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.LogoutResponse;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.SessionIndex;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;
import org.pontis.eidas.saml.OpenSaml;
import org.pontis.eidas.saml.PostBinding;
import org.pontis.eidas.saml.RedirectBinding;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.SoapEnvelope;
import org.pontis.eidas.saml.UnverifiedMessage;
import org.pontis.sandbox.portal.Expiring;
import org.pontis.sandbox.portal.Pages;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Single logout (SAML profiles 4.4). Ours goes to the broker by redirect, which needs no further click and no script; the
 * broker's comes through the browser or, without it, by SOAP.
 */
final class SingleLogout {

    private static final Logger LOG = LoggerFactory.getLogger(SingleLogout.class);
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final String XML = "text/xml; charset=utf-8";

    private final ServiceProvider portal;
    private final Broker broker;
    private final SigningKey key;
    private final Messages messages;
    private final Pages pages;
    private final Expiring<Session> sessions;
    private final InstantSource clock;

    /** The requests of ours that are on their way, by relay state. */
    private final Expiring<String> pending;

    /** Longer than any request is accepted, so that each works once. */
    private final Expiring<Boolean> seen;

    SingleLogout(
            ServiceProvider portal,
            Broker broker,
            SigningKey key,
            Pages pages,
            Expiring<Session> sessions,
            InstantSource clock) {
        this.portal = portal;
        this.broker = broker;
        this.key = key;
        this.messages = new Messages(portal, clock);
        this.pages = pages;
        this.sessions = sessions;
        this.clock = clock;
        this.pending = new Expiring<>(OLDEST, clock);
        this.seen = new Expiring<>(OLDEST.multipliedBy(3), clock);
    }

    /** The address that asks the broker to log out everywhere. */
    String urlFor(Session.Login login) throws IOException {
        String endpoint = broker.known().singleLogout(SAMLConstants.SAML2_REDIRECT_BINDING_URI);
        LogoutRequest request = messages.request(LogoutRequest.class, LogoutRequest.DEFAULT_ELEMENT_NAME, endpoint);
        request.setNotOnOrAfter(request.getIssueInstant().plus(OLDEST));
        request.setReason(LogoutRequest.USER_REASON);
        NameID name = OpenSaml.create(NameID.class, NameID.DEFAULT_ELEMENT_NAME);
        name.setFormat(login.format());
        name.setValue(login.nameId());
        request.setNameID(name);
        if (!login.index().isEmpty()) {
            SessionIndex index = OpenSaml.create(SessionIndex.class, SessionIndex.DEFAULT_ELEMENT_NAME);
            index.setValue(login.index());
            request.getSessionIndexes().add(index);
        }
        String relayState = Messages.id();
        pending.put(relayState, request.getID());
        return RedirectBinding.url(endpoint, Incoming.REQUEST, SigningKey.serialize(request), relayState, key);
    }

    /** The broker's request or response, by the browser. */
    Response frontChannel(Request request) throws IOException {
        Incoming incoming = Incoming.of(request);
        try {
            return incoming.isRequest() ? answer(incoming) : finish(incoming);
        } catch (Rejected e) {
            LOG.info("Logout message rejected: {}", e.reason());
            return pages.problem(400, "invalid_logout", "This logout message is not acceptable. Nothing was changed.");
        }
    }

    /** The broker's request, without the browser (SAML bindings 3.2). */
    Response backChannel(Request request) throws IOException {
        try {
            LogoutRequest asked = verify(
                    UnverifiedMessage.readSoap(request.body(), LogoutRequest.class), portal.singleLogoutServiceSoap());
            end(asked);
            return Response.of(200, XML, SoapEnvelope.around(key.sign(success(asked, portal.broker()))));
        } catch (Rejected e) {
            LOG.info("Back-channel logout rejected: {}", e.reason());
            return Response.of(500, XML, SoapEnvelope.fault("The logout request is not acceptable."));
        }
    }

    private Response answer(Incoming incoming) throws Rejected, IOException {
        LogoutRequest asked = verify(incoming.read(LogoutRequest.class), portal.singleLogoutService());
        end(asked);
        String binding =
                incoming.posted() ? SAMLConstants.SAML2_POST_BINDING_URI : SAMLConstants.SAML2_REDIRECT_BINDING_URI;
        String to = broker.known().singleLogoutResponse(binding);
        LogoutResponse response = success(asked, to);
        return incoming.posted()
                ? pages.handover(to, incoming.withRelayState(Incoming.RESPONSE, PostBinding.encode(key.sign(response))))
                : Response.redirect(RedirectBinding.url(
                        to, Incoming.RESPONSE, SigningKey.serialize(response), incoming.relayState(), key));
    }

    /** Our own logout comes home; the session here ended before it began. */
    private Response finish(Incoming incoming) throws Rejected, IOException {
        LogoutResponse response = incoming.read(LogoutResponse.class)
                .verify(broker.known().keys())
                .content();
        Optional<String> requestId = pending.take(incoming.relayState());
        demand(requestId.filter(id -> id.equals(response.getInResponseTo())).isPresent());
        demand(isFromBroker(response.getIssuer()));
        demand(portal.singleLogoutService().equals(response.getDestination()));
        demand(isRecent(response.getIssueInstant()));
        Status status = response.getStatus();
        if (status == null || !StatusCode.SUCCESS.equals(status.getStatusCode().getValue())) {
            return pages.problem(
                    200, "partial_logout", "You are logged out here, but the broker could not log you out everywhere.");
        }
        return Response.redirect("/");
    }

    private LogoutRequest verify(UnverifiedMessage<LogoutRequest> message, String destination)
            throws Rejected, IOException {
        LogoutRequest request = message.verify(broker.known().keys()).content();
        demand(SAMLVersion.VERSION_20.equals(request.getVersion()));
        demand(isFromBroker(request.getIssuer()));
        demand(destination.equals(request.getDestination()));
        demand(isRecent(request.getIssueInstant()));
        demand(request.getNotOnOrAfter() == null
                || clock.instant().isBefore(request.getNotOnOrAfter().plus(SKEW)));
        demand(request.getNameID() != null);
        demand(seen.putIfAbsent(request.getID(), true));
        return request;
    }

    private void end(LogoutRequest request) {
        String name = request.getNameID().getValue();
        List<String> indexes =
                request.getSessionIndexes().stream().map(SessionIndex::getValue).toList();
        int ended = sessions.removeIf(session ->
                session.login().filter(login -> login.isMeantBy(name, indexes)).isPresent());
        LOG.info("The broker's logout ended {} session(s)", ended);
    }

    private LogoutResponse success(LogoutRequest asked, String destination) {
        LogoutResponse response = messages.response(
                LogoutResponse.class, LogoutResponse.DEFAULT_ELEMENT_NAME, destination, asked.getID());
        StatusCode code = OpenSaml.create(StatusCode.class, StatusCode.DEFAULT_ELEMENT_NAME);
        code.setValue(StatusCode.SUCCESS);
        Status status = OpenSaml.create(Status.class, Status.DEFAULT_ELEMENT_NAME);
        status.setStatusCode(code);
        response.setStatus(status);
        return response;
    }

    private boolean isFromBroker(Issuer issuer) {
        return issuer != null && portal.broker().equals(issuer.getValue());
    }

    private boolean isRecent(Instant issued) {
        Instant now = clock.instant();
        return issued != null
                && !issued.isAfter(now.plus(SKEW))
                && !issued.isBefore(now.minus(OLDEST).minus(SKEW));
    }

    private static void demand(boolean right) throws Rejected {
        if (!right) {
            throw new Rejected(Rejected.Reason.UNEXPECTED_MESSAGE);
        }
    }
}
