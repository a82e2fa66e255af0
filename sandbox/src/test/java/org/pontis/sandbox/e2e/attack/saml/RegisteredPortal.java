package org.pontis.sandbox.e2e.attack.saml;

import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.run.Stack;

/** One more SAML portal, for as long as a test needs it. */
record RegisteredPortal(Pen pen, Admin admin) implements AutoCloseable {

    static RegisteredPortal with(Stack stack, Ink ink) {
        return with(stack, ink, Map.of(), Map.of());
    }

    /**
     * @param settings more settings of the client
     * @param attributes more of its attributes
     */
    static RegisteredPortal with(Stack stack, Ink ink, Map<String, Object> settings, Map<String, String> attributes) {
        Pen pen = Pen.of(stack, "https://other.example/metadata/" + Pen.id(), ink);
        Map<String, String> all = new TreeMap<>(Map.of(
                "saml.client.signature",
                "true",
                "saml.signing.certificate",
                certificate(ink),
                "saml.server.signature",
                "true",
                "saml_assertion_consumer_url_post",
                pen.consumer()));
        all.putAll(attributes);
        Map<String, Object> client = new TreeMap<>(Map.of(
                "clientId",
                pen.portal(),
                "protocol",
                "saml",
                "enabled",
                true,
                "redirectUris",
                List.of(pen.consumer()),
                "attributes",
                all));
        client.putAll(settings);
        Admin admin = new Admin(stack);
        admin.post("es/clients", client);
        return new RegisteredPortal(pen, admin);
    }

    private static String certificate(Ink ink) {
        try {
            return Base64.getEncoder()
                    .encodeToString(ink.certificate().orElseThrow().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        String id = admin.get("es/clients?clientId=" + Wire.encode(pen.portal()))
                .get(0)
                .path("id")
                .asText();
        admin.delete("es/clients/" + id);
    }
}
