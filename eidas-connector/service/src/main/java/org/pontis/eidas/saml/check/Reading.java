package org.pontis.eidas.saml.check;

import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.Response;
import org.pontis.eidas.saml.RedirectBinding;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.UnverifiedMessage;

/** A message on the door step: how to read it from its binding. */
@FunctionalInterface
public interface Reading<T extends SignableSAMLObject> {

    UnverifiedMessage<T> read() throws Rejected;

    /** A request as a document. */
    static Reading<AuthnRequest> request(byte[] xml) {
        return () -> UnverifiedMessage.read(xml, AuthnRequest.class);
    }

    /** A request in the query of an address, of either kind. */
    static Reading<AuthnRequest> requestByGet(String rawQuery) {
        return () -> RedirectBinding.readEither(rawQuery, "SAMLRequest", AuthnRequest.class);
    }

    /** A response as a document. */
    static Reading<Response> response(byte[] xml) {
        return () -> UnverifiedMessage.read(xml, Response.class);
    }
}
