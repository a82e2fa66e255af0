package org.pontis.idp.keycloak.saml;

import jakarta.ws.rs.core.Response;

import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.SamlService;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.idp.saml.Validity;
import org.w3c.dom.Document;

/**
 * Keycloak's work on a message that has been examined: it reads the bytes that were examined, believes the keys we know, and
 * tells a citizen of what it refuses by our page.
 */
final class Examined extends SamlService.BindingProtocol {

    private final Reception reception;
    private final Binding binding;
    private final Validity validity;

    Examined(GuardedEndpoints endpoints, Reception reception, Binding binding, Validity validity) {
        endpoints.super();
        this.reception = reception;
        this.binding = binding;
        this.validity = validity;
        // the browser goes on by another address: this one is good once, and pages are reloaded
        this.redirectToAuthentication = true;
    }

    @Override
    protected String getBindingType() {
        return binding.type();
    }

    @Override
    protected SAMLDocumentHolder extractRequestDocument(String request) {
        return reception.read();
    }

    /** Keycloak checks no signature of a response. */
    @Override
    protected SAMLDocumentHolder extractResponseDocument(String response) {
        SAMLDocumentHolder read = reception.read();
        verified(read);
        return read;
    }

    @Override
    protected void verifySignature(SAMLDocumentHolder read, ClientModel portal) {
        verified(read);
    }

    private void verified(SAMLDocumentHolder read) {
        reception.verified(read, keys -> binding.check(read, reception, keys), validity);
    }

    /** Nothing without one has come this far. */
    @Override
    protected boolean containsUnencryptedSignature(SAMLDocumentHolder read) {
        return true;
    }

    @Override
    protected String encodeSamlDocument(Document message) {
        throw new UnsupportedOperationException("Only artifacts are encoded, and there are none here.");
    }

    @Override
    protected Response error(
            KeycloakSession session,
            AuthenticationSessionModel login,
            Response.Status status,
            String message,
            Object... parameters) {
        return Refusal.in(session).page();
    }
}
