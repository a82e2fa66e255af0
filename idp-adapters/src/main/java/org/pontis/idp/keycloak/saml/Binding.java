package org.pontis.idp.keycloak.saml;

import org.keycloak.common.VerificationException;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.protocol.saml.SamlProtocolUtils;
import org.keycloak.rotation.KeyLocator;
import org.keycloak.saml.common.constants.GeneralConstants;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;

/** How a browser carries a message, and where its signature is then (SAML bindings 3.4 and 3.5). */
enum Binding {
    /** In the address; the signature stands beside the message. */
    REDIRECT(SamlProtocol.SAML_REDIRECT_BINDING) {
        @Override
        void check(SAMLDocumentHolder read, Reception reception, KeyLocator keys) throws VerificationException {
            SamlProtocolUtils.verifyRedirectSignature(
                    read,
                    keys,
                    reception.session().getContext().getUri(),
                    reception.message().kind().isResponse()
                            ? GeneralConstants.SAML_RESPONSE_KEY
                            : GeneralConstants.SAML_REQUEST_KEY);
        }
    },

    /** In a form; the signature stands in the message. */
    POST(SamlProtocol.SAML_POST_BINDING) {
        @Override
        void check(SAMLDocumentHolder read, Reception reception, KeyLocator keys) throws VerificationException {
            SamlProtocolUtils.verifyDocumentSignature(read.getSamlDocument(), keys);
        }
    };

    private final String type;

    Binding(String type) {
        this.type = type;
    }

    /** Keycloak's word for it. */
    String type() {
        return type;
    }

    /** @throws VerificationException if none of these keys made the signature */
    abstract void check(SAMLDocumentHolder read, Reception reception, KeyLocator keys) throws VerificationException;
}
