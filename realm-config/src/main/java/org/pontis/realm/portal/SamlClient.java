package org.pontis.realm.portal;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.json.Json;

/** The part of a client that only SAML has. */
final class SamlClient {

    private static final PortalClient.Scopes SCOPES =
            new PortalClient.Scopes(List.of("assurance-saml"), "identity-saml", "representation-saml");

    private SamlClient() {}

    static void complete(ObjectNode client, Portal portal, Saml saml) {
        client.put("protocol", "saml");
        client.put("publicClient", true);
        client.put("frontchannelLogout", false);
        client.set("redirectUris", Json.array(saml.assertionConsumers()));
        ObjectNode attributes = client.withObjectProperty("attributes");
        attributes.put(
                "saml_assertion_consumer_url_post", saml.assertionConsumers().getFirst());
        saml.logout().post().ifPresent(url -> attributes.put("saml_single_logout_service_url_post", url));
        saml.logout().redirect().ifPresent(url -> attributes.put("saml_single_logout_service_url_redirect", url));
        saml.logout().soap().ifPresent(url -> attributes.put("saml_single_logout_service_url_soap", url));
        attributes.put("saml.client.signature", "true");
        attributes.put("saml.signing.certificate", saml.certificate());
        // Keycloak knows one; the broker's own check of messages knows this one too
        saml.next().ifPresent(certificate -> attributes.put("pontis.signing.certificate.next", certificate));
        attributes.put("saml.server.signature", "true");
        attributes.put("saml.assertion.signature", "true");
        attributes.put("saml.signature.algorithm", saml.signature());
        attributes.put("saml_signature_canonicalization_method", "http://www.w3.org/2001/10/xml-exc-c14n#");
        attributes.put("saml.server.signature.keyinfo.ext", "false");
        attributes.put("saml.server.signature.keyinfo.xmlSigKeyInfoKeyNameTransformer", "KEY_ID");
        // a Response by HTTP Redirect is not SAML (profiles 4.1.4.3), even where the request came so
        attributes.put("saml.force.post.binding", "true");
        attributes.put("saml.authnstatement", "true");
        attributes.put("saml.encrypt", "false");
        attributes.put("saml.artifact.binding", "false");
        attributes.put("saml.allow.ecp.flow", "false");
        attributes.put("saml_name_id_format", "persistent");
        attributes.put("saml_force_name_id_format", "true");
        PortalClient.release(client, SCOPES, portal);
    }
}
