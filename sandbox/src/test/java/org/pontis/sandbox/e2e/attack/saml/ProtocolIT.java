package org.pontis.sandbox.e2e.attack.saml;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.SandboxApi;

import static org.assertj.core.api.Assertions.assertThat;

/** Part D of the catalogue: what a message says. Each is signed by the portal's own key after it was changed. */
class ProtocolIT extends SamlAttack {

    private static final String ID = " ID=\"[^\"]*\"";

    @Test
    @DisplayName(
            "D1–D10 a request without usable ID, version and time is refused; milliseconds and microseconds are fine")
    void header() {
        refused("structure", wire.post(pen.authnRequest().replaceFirst(ID, "")));
        refused("structure", wire.post(pen.authnRequest().replaceFirst(ID, " ID=\"\"")));
        for (String version : List.of("1.1", "2", "2.00", "", " 2.0")) {
            refusedSigned("structure", pen.authnRequest().replace("Version=\"2.0\"", "Version=\"" + version + "\""));
        }
        refusedSigned("structure", pen.authnRequest().replace("Version=\"2.0\"", ""));
        for (String time :
                List.of("", "now", "2026-11-22", "2026-11-22T04:00:00", "1763784000", "2026-13-01T00:00:00Z")) {
            refusedSigned("structure", pen.authnRequest(time, ""));
        }
        refusedSigned("structure", pen.authnRequest().replaceFirst(" IssueInstant=\"[^\"]*\"", ""));
        accepted(wire.post(pen.sign(
                pen.authnRequest(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), ""))));
        accepted(wire.post(pen.sign(
                pen.authnRequest(Instant.now().truncatedTo(ChronoUnit.MICROS).toString(), ""))));
    }

    @Test
    @DisplayName("D11–D14 a LogoutResponse that answers nothing, or nothing of ours, ends nothing")
    void inResponseTo() {
        refused(
                "structure",
                wire.postResponse(pen.sign(pen.logoutResponse().replaceFirst(" InResponseTo=\"[^\"]*\"", ""))));
        refused(
                "structure",
                wire.postResponse(
                        pen.sign(pen.logoutResponse().replaceFirst(" InResponseTo=\"[^\"]*\"", " InResponseTo=\"\""))));
        oracle.nothingFrom(wire.postResponse(pen.sign(pen.logoutResponse())));
    }

    @Test
    @DisplayName("D15–D18 a destination is ours to the letter")
    void destination() {
        String ours = pen.endpoint();
        for (String other : List.of(
                "",
                ours + "/",
                ours + "?x=y",
                ours + "/resolve",
                ours.replace("/es/", "/master/"),
                ours.replace("/realms", "/REALMS"),
                ours.replace("http:", "https:"),
                ours.replace("localhost", "localhost.example"),
                ours.replaceFirst(":\\d+/", ":1/"),
                pen.consumer())) {
            refusedSigned(
                    "destination",
                    pen.authnRequest().replace("Destination=\"" + ours + "\"", "Destination=\"" + other + "\""));
        }
        refusedSigned("destination", pen.authnRequest().replace("Destination=\"" + ours + "\"", ""));
        refusedSigned("destination", pen.logoutRequest().replace("Destination=\"" + ours + "\"", ""));
        refused(
                "destination",
                wire.postResponse(pen.sign(pen.logoutResponse().replace("Destination=\"" + ours + "\"", ""))));
    }

    @Test
    @DisplayName("D19–D24 a LogoutResponse without a status says nothing")
    void status() {
        for (String status : List.of("", "<samlp:Status/>", "<samlp:Status>x</samlp:Status>")) {
            refused(
                    "structure",
                    wire.postResponse(pen.sign(
                            pen.logoutResponse().replaceFirst("(?s)<samlp:Status>.*</samlp:Status>", status))));
        }
    }

    @Test
    @DisplayName("D25–D29 the issuer is named once, as an entity, without qualifiers")
    void issuer() {
        String named = "<saml:Issuer>" + pen.portal() + "</saml:Issuer>";
        for (String other : List.of("", "<saml:Issuer/>", "<saml:Issuer></saml:Issuer>", named + named)) {
            refused(
                    "structure",
                    wire.post(pen.sign(pen.authnRequest()).replaceFirst("<saml:Issuer>.*?</saml:Issuer>", other)));
        }
        for (String attribute : List.of(
                "Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified\"",
                "NameQualifier=\"x\"",
                "SPNameQualifier=\"x\"",
                "SPProvidedID=\"x\"")) {
            refusedSigned("structure", pen.authnRequest().replace("<saml:Issuer>", "<saml:Issuer " + attribute + ">"));
        }
        accepted(wire.post(pen.sign(pen.authnRequest()
                .replace(
                        "<saml:Issuer>",
                        "<saml:Issuer Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:entity\">"))));
    }

    @Test
    @DisplayName("D30–D38 an assertion in a portal's message is refused")
    void assertion() {
        String assertion = "<saml:Assertion ID=\"_a\" Version=\"2.0\" IssueInstant=\"" + Pen.now() + "\">"
                + "<saml:Issuer>x</saml:Issuer></saml:Assertion>";
        refusedSigned("structure", pen.authnRequest(Pen.now(), assertion));
        refusedSigned(
                "structure", pen.authnRequest(Pen.now(), "<samlp:Extensions>" + assertion + "</samlp:Extensions>"));
    }

    @Test
    @DisplayName("D39–D46 a LogoutRequest names whom it is about")
    void names() {
        refusedSigned("structure", pen.logoutRequest().replace("<saml:NameID>nobody</saml:NameID>", ""));
        refusedSigned(
                "structure",
                pen.logoutRequest().replace("</saml:NameID>", "</saml:NameID><saml:NameID>b</saml:NameID>"));
    }

    @Test
    @DisplayName("D39–D46 a name of another kind, or another portal's, is refused and not replaced")
    void nameIdPolicy() {
        String policy = "<samlp:NameIDPolicy AllowCreate=\"true\" %s/>";
        for (String other : List.of(
                "Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:transient\"",
                "Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress\"",
                "Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:encrypted\"",
                "Format=\"\"",
                "SPNameQualifier=\"https://other.example\"")) {
            assertThat(statusOf(wire.post(pen.sign(pen.authnRequest(Pen.now(), policy.formatted(other))))))
                    .contains("status:Requester", "status:InvalidNameIDPolicy")
                    .doesNotContain("status:Success");
        }
        for (String ours : List.of(
                "",
                "Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\" SPNameQualifier=\"" + pen.portal()
                        + "\"",
                "Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified\"")) {
            accepted(wire.post(pen.sign(pen.authnRequest(Pen.now(), policy.formatted(ours)))));
        }
    }

    @Test
    @DisplayName("D47–D58 a subject confirmation in a request is not offered")
    void confirmation() {
        refusedSigned(
                Set.of("structure", "unsupported"),
                pen.authnRequest(
                        Pen.now(),
                        "<saml:Subject><saml:NameID>x</saml:NameID><saml:SubjectConfirmation"
                                + " Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"/></saml:Subject>"));
    }

    @Test
    @DisplayName("D59–D68 a LogoutRequest that says it is no longer good is refused")
    void notOnOrAfter() {
        for (String end : List.of(Instant.now().minusSeconds(120).toString(), "2000-01-01T00:00:00Z")) {
            refusedSigned("out_of_time", pen.logoutRequest().replace(" ID=", " NotOnOrAfter=\"" + end + "\" ID="));
        }
        refusedSigned("structure", pen.logoutRequest().replace(" ID=", " NotOnOrAfter=\"soon\" ID="));
    }

    @Test
    @DisplayName("D83 a request that is changed in the browser is refused")
    void changedAfterwards() {
        String context = "<samlp:RequestedAuthnContext Comparison=\"minimum\"><saml:AuthnContextClassRef>"
                + "http://eidas.europa.eu/LoA/substantial</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>";
        String signed = pen.sign(pen.authnRequest(Pen.now(), context));
        for (String changed : List.of(
                signed.replace("LoA/substantial", "LoA/low"),
                signed.replace(context.substring(0, 20), "<samlp:RequestedAuthnContext ")
                        .replace("minimum", "exact"),
                signed.replace(" Version=", " ForceAuthn=\"true\" Version="),
                signed.replace(" Version=", " IsPassive=\"true\" Version="),
                signed.replace("/acs\"", "/acs?x\""),
                signed.replaceFirst("(?s)<samlp:RequestedAuthnContext.*</samlp:RequestedAuthnContext>", ""))) {
            refused(Set.of("signature", "address", "xml"), wire.post(changed));
        }
    }

    @Test
    @DisplayName("D87 a LogoutResponse is good once")
    void responseReplayed() {
        String response = pen.sign(pen.logoutResponse());
        oracle.nothingFrom(wire.postResponse(response));
        refused("replayed", wire.postResponse(response));
    }

    @Test
    @DisplayName("D88 a request is good once: from the same browser, another one, and by the other binding")
    void replayed() {
        String request = pen.authnRequest();
        String signed = pen.sign(request);
        accepted(wire.post(signed));
        refused("replayed", wire.post(signed));
        refused("replayed", wire.get("?" + Wire.signedQuery("SAMLRequest", request, null, pen.ink())));
        refused("replayed", wire.post(pen.sign(request.replace(" ID=", " ForceAuthn=\"true\" ID="))));
        String logout = pen.sign(pen.logoutRequest());
        wire.post(logout);
        refused("replayed", wire.post(logout));
        // another portal makes its own IDs
        try (RegisteredPortal other = RegisteredPortal.with(stack, TestKeys.ink(SignatureIT.rsa(2048)))) {
            accepted(wire.post(other.pen()
                    .sign(request.replace(pen.portal() + "<", other.pen().portal() + "<"))));
        }
    }

    @Test
    @DisplayName("D88 a refused message does not use up its ID")
    void refusedIsNotRemembered() {
        String request = pen.authnRequest();
        refused("signature", wire.post(TestKeys.ink(SignatureIT.rsa(2048)).sign(request)));
        accepted(wire.post(pen.sign(request)));
    }

    @Test
    @DisplayName("D90 nobody is logged in, or out, who did not ask for it")
    void unsolicited() {
        assertThat(wire.get("/clients/portal-saml").statusCode()).isEqualTo(404);
        oracle.nothingFrom(wire.postResponse(pen.sign(pen.logoutResponse())));
    }

    @Test
    @DisplayName("D92 a RelayState is only ever handed back, to the portal, as text")
    void relayState() {
        for (String odd : List.of(
                "\"><script>alert(1)</script>", "javascript:alert(1)", "\\\\host", "https://evil.example/", "")) {
            Document page = Jsoup.parse(passive(odd).body());
            assertThat(page.select("form").attr("action")).isEqualTo(pen.consumer());
            assertThat(page.select("input[name=RelayState]").val()).isEqualTo(odd);
            assertThat(page.select("script").html()).doesNotContain("alert(1)");
        }
        for (String bad : List.of("a\r\nSet-Cookie: x=y", "a\u0000", "x".repeat(1_025))) {
            refused("parameters", passive(bad));
        }
    }

    @Test
    @DisplayName("D93 a clock may be off by the skew and no more; odd times are refused")
    void clock() {
        Instant now = Instant.now();
        accepted(wire.post(pen.sign(pen.authnRequest(now.plusSeconds(55).toString(), ""))));
        accepted(wire.post(pen.sign(pen.authnRequest(now.minusSeconds(300).toString(), ""))));
        accepted(wire.post(
                pen.sign(pen.authnRequest(now.atOffset(ZoneOffset.ofHours(-5)).toString(), ""))));
        for (Instant off : List.of(
                now.plusSeconds(300),
                now.minusSeconds(361),
                now.minus(365, ChronoUnit.DAYS),
                now.plus(3_650, ChronoUnit.DAYS),
                Instant.parse("9999-12-31T23:59:59Z"),
                Instant.EPOCH)) {
            refusedSigned("out_of_time", pen.authnRequest(off.toString(), ""));
            refused(
                    "out_of_time",
                    wire.get("?"
                            + Wire.signedQuery("SAMLRequest", pen.authnRequest(off.toString(), ""), null, pen.ink())));
        }
        for (String odd : List.of(
                "2026-12-31T23:59:60Z", "2026-11-22T24:00:01Z", "-0001-01-01T00:00:00Z", "99999-01-01T00:00:00Z")) {
            refused(
                    Set.of("structure", "out_of_time"),
                    Set.of("SAML_REQUEST_INVALID", "SAML_REQUEST_OUT_OF_TIME"),
                    wire.post(pen.sign(pen.authnRequest(odd, ""))));
        }
    }

    @Test
    @DisplayName("D94 the answer goes where the portal registered to receive it, by POST")
    void address() {
        String acs = pen.consumer();
        for (String other : List.of(
                "https://evil.example/acs",
                acs + ".evil.example",
                acs + "/../x",
                acs.replace("/acs", "/slo/../evil"),
                acs.replace("http://", "http://evil@"),
                acs.toUpperCase(Locale.ROOT),
                "javascript:alert(1)",
                "//evil.example")) {
            refusedSigned("address", pen.authnRequest().replace("\"" + acs + "\"", "\"" + other + "\""));
        }
        refusedSigned("unsupported", pen.authnRequest().replace(" ID=", " AssertionConsumerServiceIndex=\"0\" ID="));
        refusedSigned(
                "unsupported",
                pen.authnRequest()
                        .replaceFirst("AssertionConsumerServiceURL=\"[^\"]*\"", "AssertionConsumerServiceIndex=\"7\""));
        for (String binding : List.of("HTTP-Artifact", "PAOS", "SOAP", "HTTP-Redirect", "x")) {
            refusedSigned("unsupported", pen.authnRequest().replace("bindings:HTTP-POST", "bindings:" + binding));
        }
        accepted(wire.post(pen.sign(pen.authnRequest()
                .replaceFirst("AssertionConsumerServiceURL=\"[^\"]*\"", "")
                .replaceFirst("ProtocolBinding=\"[^\"]*\"", ""))));
    }

    @Test
    @DisplayName("D95 IsPassive, with ForceAuthn too, is answered with NoPassive where nobody is logged in")
    void passiveAndForced() {
        assertThat(statusOf(passive("x"))).contains("status:NoPassive");
        HttpResponse<String> both =
                wire.post(pen.sign(pen.authnRequest().replace(" ID=", " IsPassive=\"true\" ForceAuthn=\"true\" ID=")));
        assertThat(statusOf(both)).contains("status:NoPassive");
    }

    @Test
    @DisplayName("D95 IsPassive for a level that nothing reaches is answered with NoAuthnContext: pages would not help")
    void passiveAndOutOfReach() {
        String high = "<samlp:RequestedAuthnContext Comparison=\"better\"><saml:AuthnContextClassRef>"
                + "http://eidas.europa.eu/LoA/high</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>";
        HttpResponse<String> answer =
                wire.post(pen.sign(pen.authnRequest(Pen.now(), high).replace(" ID=", " IsPassive=\"true\" ID=")));
        assertThat(statusOf(answer)).contains("status:NoAuthnContext").doesNotContain("status:NoPassive");
    }

    @Test
    @DisplayName("D96 an unknown comparison or context is refused, in form or with NoAuthnContext")
    void comparison() {
        String context = "<samlp:RequestedAuthnContext Comparison=\"%s\"><saml:AuthnContextClassRef>%s"
                + "</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>";
        refusedSigned(
                "structure", pen.authnRequest(Pen.now(), context.formatted("worse", "http://eidas.europa.eu/LoA/low")));
        refusedSigned(
                "structure", pen.authnRequest(Pen.now(), context.formatted("", "http://eidas.europa.eu/LoA/low")));
        Browser browser = new Browser();
        HttpResponse<String> unknown = browser.post(
                pen.endpoint(),
                form(pen.sign(pen.authnRequest(Pen.now(), context.formatted("exact", "urn:example:gold")))));
        HttpResponse<String> answer =
                browser.get(unknown.headers().firstValue("Location").orElseThrow());
        assertThat(statusOf(answer)).contains("status:NoAuthnContext");
    }

    @Test
    @DisplayName("D97 a list of providers is a hint, and only ours are heard")
    void scoping() {
        String scoping =
                "<samlp:Scoping ProxyCount=\"0\"><samlp:IDPList><samlp:IDPEntry ProviderID=\"%s\"/></samlp:IDPList>"
                        + "<samlp:RequesterID>urn:x</samlp:RequesterID></samlp:Scoping>";
        assertThat(opened(scoping.formatted("urn:pontis:method:password")).asks())
                .contains("password");
        assertThat(opened(scoping.formatted("urn:pontis:method:nothing")).isChooser())
                .isTrue();
        assertThat(opened(scoping.formatted("https://idp.example/")).isChooser())
                .isTrue();
    }

    @Test
    @DisplayName("D98 131 073 bytes, and a portal that is unknown, disabled or not held to sign, are refused")
    void portals() {
        int missing = 131_073
                - pen.authnRequest(Pen.now(), "<samlp:Extensions></samlp:Extensions>")
                        .length();
        String filler = "<samlp:Extensions>" + " ".repeat(missing) + "</samlp:Extensions>";
        // the server itself takes no form field of that size
        oracle.nothingFrom(wire.post(pen.authnRequest(Pen.now(), filler)));
        refused(
                "too_large",
                wire.get("?" + Wire.signedQuery("SAMLRequest", pen.authnRequest(Pen.now(), filler), null, pen.ink())));
        Ink ink = TestKeys.ink(SignatureIT.rsa(2048));
        Pen unknown = Pen.of(stack, "https://unknown.example", ink);
        refused("unknown_portal", wire.post(unknown.signedRequest()));
        for (Map<String, Object> settings :
                List.<Map<String, Object>>of(Map.of("enabled", false), Map.of("standardFlowEnabled", false))) {
            try (RegisteredPortal off = RegisteredPortal.with(stack, ink, settings, Map.of())) {
                refused("unknown_portal", wire.post(off.pen().signedRequest()));
            }
        }
        try (RegisteredPortal lax =
                RegisteredPortal.with(stack, ink, Map.of(), Map.of("saml.client.signature", "false"))) {
            refused("unsigned", wire.post(lax.pen().signedRequest()));
            refused("unsigned", wire.post(lax.pen().authnRequest()));
        }
    }

    @Test
    @DisplayName(
            "D100 a doubled click is refused without harm to the login that is under way; a second tab has its own")
    void twice() {
        Browser browser = new Browser();
        Citizen ana = Citizen.of(Citizen.ANA, SandboxApi.of(stack.addresses()));
        String request = pen.signedRequest();
        Page first = browser.submit(pen.endpoint(), form(request));
        assertThat(first.isChooser()).isTrue();
        refused("replayed", browser.post(pen.endpoint(), form(request)));
        assertThat(browser.open(first.address()).isChooser()).isTrue();
        Page second = browser.submit(pen.endpoint(), form(pen.signedRequest()));
        assertThat(second.isChooser()).isTrue();
        assertThat(second.address()).isNotEqualTo(first.address());
        assertThat(ana.identifies(second.choose("sms-pin")).asks()).containsExactly("code");
    }

    @Test
    @DisplayName("F5 an issuer that is manipulated is another portal, or none")
    void manipulatedIssuer() {
        for (String other : List.of("portal-oidc", pen.portal() + "x", "*", "../" + pen.portal(), "null")) {
            refusedSigned("unknown_portal", pen.authnRequest().replace(">" + pen.portal() + "<", ">" + other + "<"));
        }
    }

    private void refusedSigned(Set<String> reasons, String xml) {
        refused(reasons, wire.post(pen.sign(xml)));
    }

    private HttpResponse<String> passive(String relayState) {
        String request = pen.sign(pen.authnRequest().replace(" ID=", " IsPassive=\"true\" ID="));
        return wire.form("SAMLRequest=" + Wire.encode(Wire.base64(request.getBytes(StandardCharsets.UTF_8)))
                + "&RelayState=" + Wire.encode(relayState));
    }

    private static String statusOf(HttpResponse<String> answer) {
        return new String(
                Base64.getMimeDecoder()
                        .decode(Jsoup.parse(answer.body())
                                .select("input[name=SAMLResponse]")
                                .val()),
                StandardCharsets.UTF_8);
    }

    private Page opened(String inner) {
        return new Browser().submit(pen.endpoint(), form(pen.sign(pen.authnRequest(Pen.now(), inner))));
    }

    private static Map<String, String> form(String xml) {
        return Map.of("SAMLRequest", Wire.base64(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
