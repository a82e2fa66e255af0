package org.pontis.sandbox.e2e.attack.saml;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.pontis.sandbox.ca.KeyFile;
import org.pontis.sandbox.run.Stack;

/** Writes the messages of one portal, good ones: whoever wants a bad one changes the text. */
record Pen(String portal, String endpoint, String consumer, Ink ink) {

    /** The SAML portal of the running stack, with its own key. */
    static Pen of(Stack stack) {
        KeyFile key = KeyFile.keptIn(stack.state().resolve("portal-saml/portal-saml.pem"), () -> {
            throw new IllegalStateException("The portal has no key.");
        });
        return of(stack, stack.addresses().portalSamlUrl() + "/metadata", Ink.of(key.key(), key.certificate()));
    }

    static Pen of(Stack stack, String portal, Ink ink) {
        return new Pen(
                portal,
                stack.addresses().brokerUrl() + "/realms/es/protocol/saml",
                stack.addresses().portalSamlUrl() + "/acs",
                ink);
    }

    static String id() {
        return "_" + UUID.randomUUID();
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    String authnRequest() {
        return authnRequest(now(), "");
    }

    /** @param inner more elements, after the Issuer */
    String authnRequest(String issued, String inner) {
        return message(
                "AuthnRequest",
                issued,
                "AssertionConsumerServiceURL=\"" + consumer
                        + "\" ProtocolBinding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\"",
                inner);
    }

    String logoutRequest() {
        return message("LogoutRequest", now(), "", "<saml:NameID>nobody</saml:NameID>");
    }

    String logoutResponse() {
        return message(
                "LogoutResponse",
                now(),
                "InResponseTo=\"" + id() + "\"",
                "<samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></samlp:Status>");
    }

    String message(String kind, String issued, String attributes, String inner) {
        return """
                <samlp:%s xmlns:samlp="%s" xmlns:saml="%s" ID="%s" Version="2.0" IssueInstant="%s" Destination="%s" %s>\
                <saml:Issuer>%s</saml:Issuer>%s</samlp:%s>""".formatted(kind, Xml.SAMLP, Xml.SAML, id(), issued, endpoint, attributes, portal, inner, kind);
    }

    String sign(String xml) {
        return ink.sign(xml);
    }

    String signedRequest() {
        return sign(authnRequest());
    }
}
