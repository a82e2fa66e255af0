package org.pontis.sandbox.portal.saml;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.PostBinding;
import org.pontis.eidas.saml.RedirectBinding;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.SignaturePolicy;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** An identity provider that signs in the first test citizen at once, and answers as wrongly as a test wants. */
final class StubBroker implements AutoCloseable {

    private static final String SAML = "/realms/es/protocol/saml";

    final Answer answer = new Answer();
    AuthnRequest lastRequest;
    String lastRelayState;
    LogoutRequest lastLogout;
    String logoutStatus = "urn:oasis:names:tc:SAML:2.0:status:Success";
    SigningKey key;

    private final ServiceProvider portal;
    private final PinnedKeys portalKeys;
    private final InstantSource clock;
    private final Site site;

    /** @param portalCertificate what the broker knows of the portal's key */
    StubBroker(ServiceProvider portal, int port, SigningKey key, PinnedKeys portalKeys, InstantSource clock) {
        this.portal = portal;
        this.key = key;
        this.portalKeys = portalKeys;
        this.clock = clock;
        this.site = new Site(port)
                .get(SAML + "/descriptor", request -> Response.of(200, "application/xml", metadata()))
                .post(SAML, this::posted)
                .get(SAML, this::redirected)
                .start();
    }

    /** A key, made once for all tests: making one takes a second. */
    static SigningKey freshKey(Path folder) {
        return PortalKey.keptIn(folder.resolve("broker.pem"));
    }

    static PinnedKeys pinned(SigningKey key) {
        return new PinnedKeys(
                SignaturePolicy.NATIONAL, List.of(key.certificate().getPublicKey()));
    }

    /** The answer to the last request, for a form field. */
    String responseField() {
        return PostBinding.encode(answer.write(portal, lastRequest.getID(), clock.instant(), key));
    }

    @Override
    public void close() {
        site.close();
    }

    private Response posted(Request request) throws Rejected {
        lastRequest = verified(PostBinding.read(request.form().get("SAMLRequest"), AuthnRequest.class));
        return answer(request.form().get("RelayState"));
    }

    private Response redirected(Request request) throws Rejected {
        String query = request.exchange().getRequestURI().getRawQuery();
        if (request.query("SAMLResponse").isPresent()) {
            return Response.html("the portal's answer arrived");
        }
        try {
            lastRequest = verified(RedirectBinding.read(query, "SAMLRequest", AuthnRequest.class));
            return answer(request.query().get("RelayState"));
        } catch (Rejected e) {
            lastLogout = verified(RedirectBinding.read(query, "SAMLRequest", LogoutRequest.class));
            return Response.redirect(
                    logoutAnswer(lastLogout.getID(), request.query().get("RelayState")));
        }
    }

    String logoutAnswer(String requestId, String relayState) {
        String xml = """
                <samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
                ID="%s" Version="2.0" IssueInstant="%s" Destination="%s" InResponseTo="%s"><saml:Issuer>%s</saml:Issuer>\
                <samlp:Status><samlp:StatusCode Value="%s"/></samlp:Status></samlp:LogoutResponse>""".formatted(
                Messages.id(), clock.instant(), portal.singleLogoutService(), requestId, portal.broker(), logoutStatus);
        return RedirectBinding.url(portal.singleLogoutService(), "SAMLResponse", xml, relayState, key);
    }

    /** As a browser without scripts sees it. */
    private Response answer(String relayState) {
        lastRelayState = relayState;
        return Response.html("""
                <form action="%s" method="post"><input type="hidden" name="SAMLResponse" value="%s">
                <input type="hidden" name="RelayState" value="%s"><button type="submit">Continue</button></form>""".formatted(portal.assertionConsumerService(), responseField(), relayState));
    }

    private <T extends SignableSAMLObject> T verified(org.pontis.eidas.saml.UnverifiedMessage<T> message)
            throws Rejected {
        return message.verify(portalKeys).content();
    }

    private String metadata() {
        try {
            return """
                    <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" \
                    entityID="{broker}"><md:IDPSSODescriptor WantAuthnRequestsSigned="true" \
                    protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo>\
                    <ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>\
                    <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="{saml}"/>\
                    <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="{saml}"/>\
                    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="{saml}"/>\
                    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="{saml}"/>\
                    </md:IDPSSODescriptor></md:EntityDescriptor>""".replace("{broker}", portal.broker())
                    .replace("{saml}", portal.broker() + "/protocol/saml")
                    .replace(
                            "{certificate}",
                            Base64.getMimeEncoder()
                                    .encodeToString(key.certificate().getEncoded()));
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
