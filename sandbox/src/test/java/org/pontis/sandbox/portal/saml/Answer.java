package org.pontis.sandbox.portal.saml;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

import org.opensaml.saml.saml2.core.Response;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.UnverifiedMessage;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A good answer, and what a test wants to be wrong about it. */
final class Answer {

    private static final String SUCCESS = """
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
            ID="{response}" Version="2.0" IssueInstant="{now}" Destination="{acs}" InResponseTo="{request}">\
            <saml:Issuer>{broker}</saml:Issuer>\
            <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
            <saml:Assertion ID="{assertion}" Version="2.0" IssueInstant="{now}"><saml:Issuer>{broker}</saml:Issuer>\
            <saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">pairwise-1</saml:NameID>\
            <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
            <saml:SubjectConfirmationData InResponseTo="{request}" NotOnOrAfter="{confirmedUntil}" Recipient="{acs}"/>\
            </saml:SubjectConfirmation></saml:Subject>\
            <saml:Conditions NotBefore="{from}" NotOnOrAfter="{until}">\
            <saml:AudienceRestriction><saml:Audience>{portal}</saml:Audience></saml:AudienceRestriction></saml:Conditions>\
            <saml:AuthnStatement AuthnInstant="{now}" SessionIndex="session-1" SessionNotOnOrAfter="{sessionUntil}">\
            <saml:AuthnContext><saml:AuthnContextClassRef>{class}</saml:AuthnContextClassRef></saml:AuthnContext>\
            </saml:AuthnStatement>\
            <saml:AttributeStatement>\
            <saml:Attribute Name="http://eidas.europa.eu/attributes/naturalperson/PersonIdentifier"><saml:AttributeValue>00000001R</saml:AttributeValue></saml:Attribute>\
            <saml:Attribute Name="http://eidas.europa.eu/attributes/naturalperson/CurrentGivenName"><saml:AttributeValue>Ana</saml:AttributeValue></saml:Attribute>\
            <saml:Attribute Name="http://eidas.europa.eu/attributes/naturalperson/CurrentFamilyName"><saml:AttributeValue>García Ruiz</saml:AttributeValue></saml:Attribute>\
            <saml:Attribute Name="http://eidas.europa.eu/attributes/naturalperson/DateOfBirth"><saml:AttributeValue>1980-05-17</saml:AttributeValue></saml:Attribute>\
            <saml:Attribute Name="urn:pontis:attributes:login_method"><saml:AttributeValue>sms-pin</saml:AttributeValue></saml:Attribute>\
            <saml:Attribute Name="urn:pontis:attributes:amr"><saml:AttributeValue>sms</saml:AttributeValue></saml:Attribute>\
            </saml:AttributeStatement></saml:Assertion></samlp:Response>""";

    private static final String ERROR = """
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
            ID="{response}" Version="2.0" IssueInstant="{now}" Destination="{acs}" InResponseTo="{request}">\
            <saml:Issuer>{broker}</saml:Issuer>{status}</samlp:Response>""";

    String template = SUCCESS;
    String loa = "http://eidas.europa.eu/LoA/low";
    boolean signResponse = true;
    boolean signAssertion = true;

    /** Before it is signed. */
    UnaryOperator<String> edit = xml -> xml;

    /** After it was signed. */
    UnaryOperator<String> tamper = xml -> xml;

    static String assertion() {
        return SUCCESS.substring(SUCCESS.indexOf("<saml:Assertion "), SUCCESS.indexOf("</samlp:Response>"));
    }

    void refuse(String status) {
        template = ERROR.replace("{status}", status);
        signAssertion = false;
    }

    String write(ServiceProvider portal, String requestId, Instant clock, SigningKey key) {
        Instant now = clock.truncatedTo(ChronoUnit.MILLIS);
        String xml = edit.apply(template)
                .replace("{response}", Messages.id())
                .replace("{assertion}", Messages.id())
                .replace("{request}", requestId)
                .replace("{broker}", portal.broker())
                .replace("{portal}", portal.entityId())
                .replace("{acs}", portal.assertionConsumerService())
                .replace("{now}", now.toString())
                .replace("{from}", now.toString())
                .replace("{until}", now.plus(Duration.ofMinutes(1)).toString())
                .replace("{confirmedUntil}", now.plus(Duration.ofMinutes(2)).toString())
                .replace("{sessionUntil}", now.plus(Duration.ofHours(10)).toString())
                .replace("{class}", loa);
        return tamper.apply(sign(xml, key));
    }

    private String sign(String xml, SigningKey key) {
        if (!signAssertion && !signResponse) {
            return xml;
        }
        try {
            Response response =
                    UnverifiedMessage.read(xml.getBytes(UTF_8), Response.class).trustedByItsSource();
            if (signAssertion && !response.getAssertions().isEmpty()) {
                key.sign(response.getAssertions().getFirst());
            }
            return signResponse ? key.sign(response) : SigningKey.serialize(response);
        } catch (Rejected e) {
            throw new AssertionError("The test's own answer is no good", e);
        }
    }
}
