package org.pontis.sandbox.e2e.attack.saml;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Part A of the catalogue: what stands between the bytes and the message. Everything is signed by the portal's own key. */
class XmlIT extends SamlAttack {

    private static final String SUBJECT = "<saml:Subject><saml:NameID>%s</saml:NameID></saml:Subject>";

    @Test
    @DisplayName("A1 an internal DTD is refused before the signature is looked at")
    void internalDtd() {
        refused("xml", wire.post("<!DOCTYPE AuthnRequest []>" + pen.signedRequest()));
        refused("xml", wire.post("<!DOCTYPE AuthnRequest [<!ENTITY a 'b'>]>" + pen.signedRequest()));
        refused("xml", wire.post("<!DOCTYPE AuthnRequest>" + pen.authnRequest()));
    }

    @Test
    @DisplayName("A2 an external entity is never read, wherever it lies")
    void externalEntity() {
        for (String place : List.of(
                "file:///etc/passwd", oracle.canary(), "jar:" + oracle.canary() + "!/x", "netdoc:/etc/passwd")) {
            refused(
                    "xml",
                    wire.post("<!DOCTYPE a [<!ENTITY x SYSTEM '" + place + "'>]>"
                            + pen.authnRequest(Pen.now(), SUBJECT.formatted("&x;"))));
        }
    }

    @Test
    @DisplayName("A3 a parameter entity and an external subset are never read")
    void parameterEntity() {
        refused("xml", wire.post("<!DOCTYPE a SYSTEM '" + oracle.canary() + "'>" + pen.signedRequest()));
        refused(
                "xml",
                wire.post("<!DOCTYPE a [<!ENTITY % x SYSTEM '" + oracle.canary() + "'> %x;]>" + pen.signedRequest()));
        refused("xml", wire.post("<!DOCTYPE a PUBLIC 'b' '" + oracle.canary() + "'>" + pen.signedRequest()));
    }

    @Test
    @DisplayName("A4 billion laughs and quadratic blow-up end at the DTD")
    void billionLaughs() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'ha'>");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l%d '%s'>".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
        }
        refused("xml", wire.post(laughs + "]>" + pen.authnRequest(Pen.now(), SUBJECT.formatted("&l29;"))));
        String quadratic = "<!DOCTYPE a [<!ENTITY l '" + "x".repeat(50_000) + "'>]>";
        refused("xml", wire.post(quadratic + pen.authnRequest(Pen.now(), SUBJECT.formatted("&l;".repeat(500)))));
    }

    @Test
    @DisplayName("A5 XInclude, schema locations and style sheets are not followed")
    void inclusions() {
        String include = "<samlp:Extensions><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\""
                + oracle.canary() + "\"/></samlp:Extensions>";
        refusedSigned("structure", pen.authnRequest(Pen.now(), include));
        refusedSigned(
                "structure",
                pen.authnRequest()
                        .replace(
                                " ID=",
                                " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x "
                                        + oracle.canary() + "\" ID="));
        refused(
                "xml",
                wire.post(
                        "<?xml-stylesheet type=\"text/xsl\" href=\"" + oracle.canary() + "\"?>" + pen.signedRequest()));
    }

    @Test
    @DisplayName("A7 a document of 3 000 and of 10 000 levels leaves the thread alive")
    void depth() {
        for (int deep : List.of(40, 3_000, 10_000)) {
            refused(
                    "xml",
                    wire.post(pen.authnRequest(
                            Pen.now(),
                            "<samlp:Extensions>" + "<x>".repeat(deep) + "</x>".repeat(deep) + "</samlp:Extensions>")));
        }
        oracle.nothingFrom(wire.post("<x>".repeat(30_000) + "</x>".repeat(30_000)));
    }

    @Test
    @DisplayName("A8 thousands of attributes or siblings, long names and long texts are too much")
    void size() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            attributes.append(" a%d=\"\"".formatted(i));
        }
        refused("xml", wire.post(pen.authnRequest().replace(" ID=", attributes + " ID=")));
        refused(
                "too_large",
                wire.post(pen.authnRequest(
                        Pen.now(),
                        "<samlp:Extensions xmlns:x=\"urn:x\">" + "<x:y/>".repeat(10_000) + "</samlp:Extensions>")));
        refused("xml", wire.post(pen.authnRequest(Pen.now(), "<" + "n".repeat(80_000) + "/>")));
        oracle.nothingFrom(wire.post(pen.authnRequest(Pen.now(), SUBJECT.formatted("t".repeat(140_000)))));
    }

    @Test
    @DisplayName("A8 10 MB are turned away at the door")
    void tenMegabytes() {
        oracle.nothingFrom(wire.form("SAMLRequest=" + "A".repeat(10_000_000)));
    }

    @Test
    @DisplayName("A9 only UTF-8 without a byte order mark is read")
    void encodings() {
        String xml = pen.signedRequest();
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "IBM037")) {
            refusedBytes("<?xml version=\"1.0\" encoding=\"%s\"?>".formatted(charset) + xml, Charset.forName(charset));
        }
        for (String declared : List.of("UTF-7", "UTF-16", "ISO-8859-1", "IBM037", "nothing")) {
            refused(
                    Set.of("encoding", "xml"),
                    wire.post("<?xml version=\"1.0\" encoding=\"%s\"?>".formatted(declared) + xml));
        }
        refused("xml", wire.post("\uFEFF" + xml));
        byte[] overlong = xml.replace("2.0", "2.~").getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < overlong.length - 1; i++) {
            if (overlong[i] == '~') {
                overlong[i] = (byte) 0xC0;
                overlong[i + 1] = (byte) 0xB0;
            }
        }
        refused("encoding", wire.post(overlong));
        accepted(wire.post("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + pen.signedRequest()));
        accepted(wire.post("<?xml version=\"1.0\"?>" + pen.signedRequest()));
    }

    @Test
    @DisplayName("A10 XML 1.1, control characters and half surrogates are refused")
    void otherXml() {
        refused("xml", wire.post("<?xml version=\"1.1\"?>" + pen.signedRequest()));
        for (String bad : List.of("\u0000", "\u0001", "&#0;", "&#x1;", "&#xD800;", "\uFFFE")) {
            refused("xml", wire.post(pen.authnRequest(Pen.now(), SUBJECT.formatted(bad))));
        }
        refused(
                "encoding",
                wire.post(new byte[] {'<', 'a', '>', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '<', '/', 'a', '>'}));
    }

    @Test
    @DisplayName("A11 a comment inside a value is refused, although the signature stays good")
    void comments() {
        String request = pen.signedRequest();
        refused(
                "xml",
                wire.post(request.replace(
                        pen.portal() + "</saml:Issuer>", pen.portal() + "<!-- -->.evil</saml:Issuer>")));
        refused("xml", wire.post(request.replace("</saml:Issuer>", "<!-- --></saml:Issuer>")));
        refused("xml", wire.post("<!-- -->" + request));
        refused("xml", wire.post(request + "<!-- -->"));
        String logout = pen.sign(pen.logoutRequest());
        refused("xml", wire.post(logout.replace("nobody", "no<!-- -->body")));
    }

    @Test
    @DisplayName("A12 a processing instruction inside a value is refused")
    void processingInstructions() {
        refusedSigned("xml", pen.authnRequest().replace("</saml:Issuer>", "<?p?></saml:Issuer>"));
        refusedSigned("xml", pen.logoutRequest().replace("nobody", "no<?p?>body"));
        refused("xml", wire.post(pen.signedRequest() + "<?p?>"));
    }

    @Test
    @DisplayName("A13 an element inside a name is refused, signed or not")
    void childInName() {
        refusedSigned("structure", pen.logoutRequest().replace("nobody", "no<saml:x/>body"));
        refusedSigned("structure", pen.authnRequest(Pen.now(), SUBJECT.formatted("a<x xmlns=\"urn:x\"/>b")));
        refusedSigned(
                "structure",
                pen.authnRequest().replace("</saml:Issuer>", "<saml:Issuer>x</saml:Issuer></saml:Issuer>"));
    }

    @Test
    @DisplayName("A14 a CDATA section put around a value after signing is refused")
    void cdata() {
        String request = pen.signedRequest();
        refused("xml", wire.post(request.replace(pen.portal() + "<", "<![CDATA[" + pen.portal() + "]]><")));
        refused("xml", wire.post(request.replace("</saml:Issuer>", "<![CDATA[]]></saml:Issuer>")));
    }

    @Test
    @DisplayName("A15 a portal's name counts to the letter: white space, NBSP and zero width make another")
    void exactNames() {
        for (String changed : List.of(" %s", "%s ", "%s\n", "\u00A0%s", "%s\u200B", "%s\uFEFF", "\t%s")) {
            String name = changed.formatted(pen.portal());
            refused(
                    Set.of("structure", "unknown_portal"),
                    wire.post(pen.sign(pen.authnRequest().replace(">" + pen.portal() + "<", ">" + name + "<"))));
        }
    }

    @Test
    @DisplayName("A20 SAML 1.1, SOAP, WS-Federation and other roots are no messages of ours")
    void otherRoots() {
        for (String xml : List.of(
                "<samlp:Request xmlns:samlp=\"urn:oasis:names:tc:SAML:1.0:protocol\"/>",
                "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>" + pen.signedRequest()
                        + "</S:Body></S:Envelope>",
                "<a/>",
                "<AuthnRequest/>",
                pen.sign(pen.message("ArtifactResolve", Pen.now(), "", "<samlp:Artifact>x</samlp:Artifact>")),
                pen.sign(pen.message("AttributeQuery", Pen.now(), "", "")),
                pen.sign(pen.message("ManageNameIDRequest", Pen.now(), "", "")),
                pen.sign(pen.message("Response", Pen.now(), "", "")),
                pen.sign(pen.logoutResponse()))) {
            refused("structure", wire.post(xml));
        }
        refused("structure", wire.postResponse(pen.signedRequest()));
        refused("structure", wire.postResponse(pen.sign(pen.message("Response", Pen.now(), "", ""))));
    }

    @Test
    @DisplayName(
            "A21 namespaces cannot be played with: undeclared, relative, xml:base; a moved default namespace changes nothing")
    void namespaces() {
        refused("xml", wire.post(pen.authnRequest(Pen.now(), "<y:x/>")));
        refused("structure", wire.post(pen.signedRequest().replace(" ID=", " xmlns:r=\"relative\" ID=")));
        refusedSigned("structure", pen.authnRequest().replace(" ID=", " xml:base=\"" + oracle.canary() + "\" ID="));
        refusedSigned("structure", pen.authnRequest().replace(" ID=", " xml:id=\"x\" ID="));
        refusedSigned("structure", pen.authnRequest().replace(" ID=", " xml:lang=\"x\" ID="));
        refusedSigned("structure", pen.authnRequest().replace(Xml.SAMLP, "urn:oasis:names:tc:SAML:2.0:protoco1"));
        accepted(wire.post(pen.sign(pen.authnRequest()
                .replace("<saml:Issuer>", "<Issuer xmlns=\"" + Xml.SAML + "\">")
                .replace("</saml:Issuer>", "</Issuer>"))));
    }

    @Test
    @DisplayName(
            "A22 what was examined is what Keycloak reads: portals' usual spellings are taken, odd ones never by one reader alone")
    void oneReading() {
        accepted(wire.post(pen.sign(pen.authnRequest().replace("samlp:", "p:").replace(":samlp=", ":p="))));
        accepted(wire.post(pen.sign(pen.authnRequest().replace("><", ">\n  <"))));
        accepted(wire.post(pen.sign(
                pen.authnRequest().replace(pen.portal() + "<", pen.portal().replace("m", "&#109;") + "<"))));
        refusedSigned("structure", pen.authnRequest().replace("<saml:Issuer>", "<saml:Issuer Format=\"urn:x\">"));
        refusedSigned("structure", pen.authnRequest().replace("</saml:Issuer>", "</saml:Issuer>text"));
        refusedSigned(
                "structure",
                pen.authnRequest()
                        .replace("</saml:Issuer>", "</saml:Issuer><saml:Issuer>" + pen.portal() + "</saml:Issuer>"));
        refused("structure", wire.post(pen.authnRequest().replace(" ID=\"_", " ID=\"${java.home}_")));
    }

    private void refusedBytes(String xml, Charset charset) {
        refused(Set.of("encoding", "xml"), wire.post(xml.getBytes(charset)));
    }
}
