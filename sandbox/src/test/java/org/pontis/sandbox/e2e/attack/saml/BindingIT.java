package org.pontis.sandbox.e2e.attack.saml;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Parts A and B of the catalogue: how a message travels. */
class BindingIT extends SamlAttack {

    @Test
    @DisplayName("A16 base64 is what RFC 2045 has, in lines or not, and nothing else")
    void base64() {
        String good = Wire.base64(pen.signedRequest().getBytes(StandardCharsets.UTF_8));
        for (String bad : List.of(
                good + "!",
                good + "====",
                good + "AAAA*",
                " " + good,
                good.substring(0, 20) + " " + good.substring(20),
                good.substring(0, 20) + "\t" + good.substring(20),
                good.substring(0, 21) + "=" + good.substring(21),
                good.substring(0, 20) + "\u0000" + good.substring(20),
                good.substring(0, good.length() - 1),
                Base64.getUrlEncoder().encodeToString("<a>???>>></a>".getBytes(StandardCharsets.UTF_8)),
                "")) {
            refused(Set.of("encoding", "xml"), wire.form("SAMLRequest=" + Wire.encode(bad)));
        }
        String lines =
                Base64.getMimeEncoder().encodeToString(pen.signedRequest().getBytes(StandardCharsets.UTF_8));
        accepted(wire.form("SAMLRequest=" + Wire.encode(lines)));
    }

    @Test
    @DisplayName("A17 one message, once, in one place")
    void parameters() {
        String request =
                "SAMLRequest=" + Wire.encode(Wire.base64(pen.signedRequest().getBytes(StandardCharsets.UTF_8)));
        String response = "SAMLResponse="
                + Wire.encode(Wire.base64(pen.sign(pen.logoutResponse()).getBytes(StandardCharsets.UTF_8)));
        refused("parameters", wire.form(request + "&" + request));
        refused("parameters", wire.form(request + "&" + response));
        refused("parameters", wire.form(request + "&RelayState=a&RelayState=b"));
        refused("parameters", wire.form("?" + request, request));
        refused("parameters", wire.form("?" + request, ""));
        refused("parameters", wire.form("?RelayState=x", request));
        refused("parameters", wire.form("?SAML%52equest=x", request));
        refused("parameters", wire.form(request + "&SAMLart=x"));
        refused("parameters", wire.form("RelayState=x"));
        refused("parameters", wire.form(""));
        refused("parameters", wire.get(""));
        refused("parameters", wire.get("?" + request + "&" + response + "&SigAlg=x&Signature=eA=="));
    }

    @Test
    @DisplayName("A18 a DEFLATE bomb ends at the size of a message")
    void bomb() {
        oracle.nothingFrom(wire.get("?" + signed(Wire.deflate(new byte[50_000_000]))));
        refused("too_large", wire.get("?" + signed(Wire.deflate(new byte[1_000_000]))));
        refused(
                "too_large",
                wire.get("?"
                        + signed(Wire.deflate(
                                ("<a>" + "x".repeat(200_000) + "</a>").getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    @DisplayName("A19 broken DEFLATE, a thousand of them, with headers, cut off or followed by more")
    void brokenDeflate() {
        byte[] good = Wire.deflate(pen.authnRequest().getBytes(StandardCharsets.UTF_8));
        byte[] zlib = new byte[good.length + 2];
        zlib[0] = 0x78;
        zlib[1] = (byte) 0x9C;
        System.arraycopy(good, 0, zlib, 2, good.length);
        for (byte[] bad : List.of(
                zlib,
                Arrays.copyOf(good, good.length / 2),
                Arrays.copyOf(good, good.length + 4),
                new byte[0],
                new byte[100])) {
            refused("encoding", wire.get("?" + signed(bad)));
        }
        String cutOff = "?" + signed(Arrays.copyOf(good, good.length / 2));
        for (int i = 0; i < 1_000; i++) {
            oracle.refused(wire.get(cutOff), "SAML_REQUEST_INVALID");
        }
        oracle.goesOn();
    }

    @Test
    @DisplayName("B33 by redirect the signature covers exactly the octets that came")
    void redirect() {
        Ink ink = pen.ink();
        String good = Wire.signedQuery("SAMLRequest", pen.authnRequest(), "state", ink);
        String bare = Wire.signedQuery("SAMLRequest", pen.authnRequest(), null, ink);
        for (String changed : List.of(
                good.replace("%2F", "%2f").replace("%3D", "%3d"),
                good.replace("RelayState=state", "RelayState=other"),
                good.replace("RelayState=state&", "RelayState=&"),
                good.replace("RelayState=state&", ""),
                good.replace("SigAlg=http%3A", "SigAlg=http:"),
                bare.replace("&SigAlg", "&RelayState=state&SigAlg"),
                bare.replace("&SigAlg", "&RelayState=&SigAlg"))) {
            refused("signature", wire.get("?" + changed));
        }
        String[] parts = good.split("&");
        for (String changed : List.of(
                good + "&SigAlg=x",
                good + "&" + parts[3],
                good + "&" + parts[0],
                good + "&" + parts[1],
                good + "&more=x",
                good + "&SAMLEncoding=urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE",
                "x=y&" + good,
                parts[1] + "&" + parts[0] + "&" + parts[2] + "&" + parts[3],
                parts[3] + "&" + parts[0] + "&" + parts[1] + "&" + parts[2],
                Wire.sign(parts[1] + "&" + parts[0] + "&" + parts[2], ink))) {
            refused("parameters", wire.get("?" + changed));
        }
        refused("unsigned", wire.get("?" + parts[0] + "&" + parts[1] + "&" + parts[3]));
        refused("unsigned", wire.get("?" + parts[0] + "&" + parts[1] + "&" + parts[2]));
        refused("unsigned", wire.get("?" + parts[0]));
        refused("coverage", wire.get("?" + Wire.signedQuery("SAMLRequest", pen.signedRequest(), null, ink)));
        refused(
                "algorithm",
                wire.get("?"
                        + Wire.signedQuery(
                                "SAMLRequest",
                                pen.authnRequest(),
                                null,
                                ink.algorithm("http://www.w3.org/2000/09/xmldsig#rsa-sha1"))));
        accepted(wire.get("?" + good));
        accepted(wire.get("?" + bare));
    }

    @Test
    @DisplayName("B34 artifacts, SOAP with ECP and PAOS, SimpleSign and logins nobody asked for are not offered")
    void otherBindings() {
        String soap = "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>" + pen.signedRequest()
                + "</S:Body></S:Envelope>";
        for (String type : List.of("text/xml", "application/soap+xml")) {
            notFound(wire.body("", type, soap));
            notFound(wire.body("", type, "no xml at all"));
            notFound(wire.body("/resolve", type, soap));
        }
        assertThat(wire.get("/descriptor").body())
                .contains("HTTP-POST", "HTTP-Redirect", "cacheDuration=\"P1D\"")
                .doesNotContain("bindings:SOAP", "Artifact", "validUntil");
        notFound(wire.get("/clients/anything"));
        notFound(wire.get("/clients/" + Wire.encode(pen.portal())));
        notFound(wire.body("", "application/vnd.paos+xml", soap));
        HttpResponse<String> upload = wire.body("", "multipart/form-data; boundary=x", "--x--");
        assertThat(upload.statusCode()).isEqualTo(415);
        oracle.nothingFrom(upload);
        notFound(wire.body("", "application/xml", soap));
        refused("parameters", wire.get("?SAMLart=AAQAAMFbLinlXaCM%2BFIxiDwGOLAy2T71gbpO7ZhNzAgEANlB90ECfpNEVLg%3D"));
        refused("parameters", wire.form("SAMLart=x"));
        String octets =
                "SAMLRequest=" + Wire.encode(Wire.base64(pen.authnRequest().getBytes(StandardCharsets.UTF_8)))
                        + "&SigAlg=" + Wire.encode(Ink.RSA_SHA256);
        refused("parameters", wire.form(Wire.sign(octets, pen.ink())));
    }

    private String signed(byte[] deflated) {
        return Wire.sign(
                "SAMLRequest=" + Wire.encode(Wire.base64(deflated)) + "&SigAlg=" + Wire.encode(Ink.RSA_SHA256),
                pen.ink());
    }

    private void notFound(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isIn(404, 405);
        oracle.nothingFrom(answer);
    }
}
