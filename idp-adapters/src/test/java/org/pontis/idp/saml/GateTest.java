package org.pontis.idp.saml;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The forms that portals in use send pass; what is odd in one way is refused for that. */
class GateTest {

    private static final String REQUEST = """
            <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
            xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a" Version="2.0" \
            IssueInstant="2026-11-22T10:00:00Z" Destination="https://broker.example/saml">\
            <saml:Issuer>https://portal.example</saml:Issuer>\
            <samlp:NameIDPolicy AllowCreate="true" Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"/>\
            <samlp:Scoping><samlp:IDPList><samlp:IDPEntry ProviderID="urn:a"/><samlp:IDPEntry ProviderID="urn:b"/>\
            </samlp:IDPList></samlp:Scoping></samlp:AuthnRequest>""";

    @Test
    void aMessageIsReadAsItStands() {
        Message message = detached(REQUEST);
        assertThat(message.kind()).isEqualTo(Kind.AUTHN_REQUEST);
        assertThat(message.id()).isEqualTo("_a");
        assertThat(message.issuer()).isEqualTo("https://portal.example");
        assertThat(message.issued()).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(message.destination()).isEqualTo("https://broker.example/saml");
        assertThat(message.proposedProviders()).containsExactly("urn:a", "urn:b");
        assertThat(message.attribute("ForceAuthn")).isEmpty();
    }

    @Test
    void extensionsOfTheirOwnNamespaceMayStandInExtensions() {
        detached(REQUEST.replace(
                "<samlp:NameIDPolicy",
                "<samlp:Extensions><eidas:SPType xmlns:eidas=\"http://eidas.europa.eu/saml-extensions\">public</eidas:SPType>"
                        + "</samlp:Extensions><samlp:NameIDPolicy"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ID=\"_a\"                | ID=\"1a\"                      | STRUCTURE",
                "Version=\"2.0\"          | Version=\"2.1\"                | STRUCTURE",
                "</saml:Issuer>           | <!-- --></saml:Issuer>         | XML",
                "</saml:Issuer>           | <?p?></saml:Issuer>            | XML",
                "</saml:Issuer>           | <![CDATA[]]></saml:Issuer>     | XML",
                "</saml:Issuer>           | </saml:Issuer>text             | STRUCTURE",
                "</saml:Issuer>           | <saml:x/></saml:Issuer>        | STRUCTURE",
                "<saml:Issuer>            | <saml:Issuer ID=\"_b\">        | STRUCTURE",
                "<saml:Issuer>            | <saml:Issuer NameQualifier=\"x\"> | STRUCTURE",
                "<samlp:Scoping>          | <samlp:Scoping/><samlp:Scoping> | STRUCTURE",
                "<samlp:Scoping>          | <samlp:Extensions><saml:Assertion/></samlp:Extensions><samlp:Scoping> | STRUCTURE",
                "Destination              | Consignation                   | STRUCTURE",
                "22T10:00:00Z             | 22T10:00:00                    | STRUCTURE",
                "samlp:AuthnRequest       | samlp:Response                 | STRUCTURE",
                "ID=\"_a\"                | ID=\"_a\" ProtocolBinding=\"urn:x\" | UNSUPPORTED",
                "ID=\"_a\"                | ID=\"_a\" xml:base=\"urn:x\"   | STRUCTURE",
                "ID=\"_a\"                | ID=\"_a\" xmlns:x=\"y\"        | STRUCTURE",
            })
    void oneOddityIsEnough(String from, String to, Reason reason) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> detached(REQUEST.replace(from, to)))
                .matches(refused -> refused.reason() == reason, reason.toString());
    }

    @Test
    void whatIsNotSignedInsideIsRefusedByPost() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Gate.examine(envelope(REQUEST, false)))
                .matches(refused -> refused.reason() == Reason.UNSIGNED);
    }

    @Test
    void aRefusalNeverQuotesTheMessage() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> detached(REQUEST.replace("ID=\"_a\"", "ID=\"marked\" marked=\"marked\"")))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("marked"));
    }

    private static Message detached(String xml) {
        return Gate.examine(envelope(xml, true));
    }

    private static Envelope envelope(String xml, boolean detached) {
        return new Envelope(false, "", xml.getBytes(StandardCharsets.UTF_8), Optional.empty(), detached);
    }
}
