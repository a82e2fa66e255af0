package org.pontis.sandbox.portal.saml;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.NameIDPolicy;
import org.opensaml.saml.saml2.core.NameIDType;
import org.pontis.eidas.saml.OpenSaml;
import org.pontis.eidas.saml.PostBinding;
import org.pontis.eidas.saml.RedirectBinding;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.VerifiedMessage;
import org.pontis.sandbox.portal.Expiring;
import org.pontis.sandbox.portal.Pages;
import org.pontis.sandbox.portal.Visitor;
import org.pontis.sandbox.web.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web browser SSO profile (SAML profiles 4.1): a request the browser carries to the broker, and what it brings back. */
final class Authentication {

    private static final Logger LOG = LoggerFactory.getLogger(Authentication.class);

    private final ServiceProvider portal;
    private final Broker broker;
    private final SigningKey key;
    private final Pages pages;
    private final InstantSource clock;
    private final Messages messages;

    /** As long as an assertion can be good at all, so that each works once. */
    private final Expiring<Boolean> seen;

    Authentication(ServiceProvider portal, Broker broker, SigningKey key, Pages pages, InstantSource clock) {
        this.portal = portal;
        this.broker = broker;
        this.key = key;
        this.pages = pages;
        this.clock = clock;
        this.messages = new Messages(portal, clock);
        this.seen = new Expiring<>(Duration.ofHours(1), clock);
    }

    /** A request that is on its way: its ID, and the page or redirect that carries it. */
    record Sent(String requestId, Response response) {}

    /** @throws IOException if the broker's metadata is not to be had */
    Sent request(Wish wish, String relayState, boolean byRedirect) throws IOException {
        String binding = byRedirect ? SAMLConstants.SAML2_REDIRECT_BINDING_URI : SAMLConstants.SAML2_POST_BINDING_URI;
        String endpoint = broker.known().singleSignOn(binding);
        AuthnRequest request = messages.request(AuthnRequest.class, AuthnRequest.DEFAULT_ELEMENT_NAME, endpoint);
        request.setAssertionConsumerServiceURL(portal.assertionConsumerService());
        request.setProtocolBinding(SAMLConstants.SAML2_POST_BINDING_URI);
        NameIDPolicy policy = OpenSaml.create(NameIDPolicy.class, NameIDPolicy.DEFAULT_ELEMENT_NAME);
        policy.setFormat(NameIDType.PERSISTENT);
        policy.setAllowCreate(true);
        request.setNameIDPolicy(policy);
        wish.writeTo(request);
        return new Sent(
                request.getID(),
                byRedirect
                        ? Response.redirect(RedirectBinding.url(
                                endpoint, Incoming.REQUEST, SigningKey.serialize(request), relayState, key))
                        : pages.handover(
                                endpoint,
                                Map.of(
                                        Incoming.REQUEST,
                                        PostBinding.encode(key.sign(request)),
                                        "RelayState",
                                        relayState)));
    }

    /**
     * The session that the broker's answer brings about; nobody is signed in if the answer is less than was asked for.
     *
     * @throws LoginRefused if the broker refused, or its answer does not pass every check
     * @throws IOException if the broker's metadata is not to be had
     */
    Session receive(Incoming answer, PendingLogin login) throws LoginRefused, IOException {
        Broker.Known known = broker.known();
        VerifiedMessage<org.opensaml.saml.saml2.core.Response> message;
        try {
            message = answer.read(org.opensaml.saml.saml2.core.Response.class).verify(known.keys());
        } catch (Rejected e) {
            throw LoginRefused.invalid("The answer was rejected: " + e.reason());
        }
        Assertion assertion = new LoginResponse(portal, login, clock).read(message, known.keys());
        if (!seen.putIfAbsent(assertion.getID(), true)) {
            throw LoginRefused.invalid("The assertion was used before.");
        }
        return new Session(judge(assertion, login), Optional.of(Session.Login.of(assertion)));
    }

    /** A login that is good and still not what was asked for: nobody is signed in here, but somebody is at the broker. */
    private static Visitor judge(Assertion assertion, PendingLogin login) {
        try {
            login.wish()
                    .check(LoginResponse.classOf(assertion.getAuthnStatements().getFirst()));
            return Identity.of(assertion);
        } catch (LoginRefused refusal) {
            LOG.info("Login refused: {}", refusal.visitor().error());
            return refusal.visitor();
        }
    }
}
