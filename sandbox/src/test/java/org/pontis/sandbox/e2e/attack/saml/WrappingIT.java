package org.pontis.sandbox.e2e.attack.saml;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import static org.assertj.core.api.Assertions.assertThat;

/** Part B of the catalogue: a good signature, and a message that it does not cover. */
class WrappingIT extends SamlAttack {

    private static final Set<String> WRAPPED = Set.of("structure", "coverage", "unsigned", "signature");

    @Test
    @DisplayName("B1–B8 the eight classic wrappings, with a request in the place of response and assertion")
    void classic() {
        for (String signed : List.of(pen.signedRequest(), pen.sign(pen.logoutRequest()))) {
            String evil = signed.contains("AuthnRequest") ? pen.authnRequest() : pen.logoutRequest();
            // XSW1, XSW2: the original inside its own signature, or before it
            refused(WRAPPED, wire.post(insideOwnSignature(signed, evil)));
            refused(WRAPPED, wire.post(beside(signed, evil, true)));
            // XSW3, XSW4, XSW5: the original beside or inside the evil one, which has the signature
            refused(WRAPPED, wire.post(beside(signed, evil, false)));
            refused(WRAPPED, wire.post(wrapped(signed, evil, "")));
            // XSW6, XSW7, XSW8: in the evil one's signature, its Extensions, its Object
            refused(WRAPPED, wire.post(wrapped(signed, evil, "<samlp:Extensions xmlns:samlp=\"" + Xml.SAMLP + "\"/>")));
            refused(WRAPPED, wire.post(wrapped(signed, evil, "<ds:Object xmlns:ds=\"" + Xml.DS + "\"/>")));
        }
    }

    @Test
    @DisplayName("B9 two SignedInfo or two values in one signature are refused")
    void twoSignedInfos() {
        Document document = Xml.parse(pen.signedRequest());
        for (String part : List.of("SignedInfo", "SignatureValue", "Reference", "DigestValue", "Transforms")) {
            Document doubled = (Document) document.cloneNode(true);
            Element one = Xml.first(doubled, Xml.DS, part);
            one.getParentNode().insertBefore(one.cloneNode(true), one);
            refused("structure", wire.post(Xml.text(doubled)));
        }
        Document two = (Document) document.cloneNode(true);
        Element signature = Xml.first(two, Xml.DS, "Signature");
        signature.getParentNode().insertBefore(signature.cloneNode(true), signature);
        refused("structure", wire.post(Xml.text(two)));
    }

    @Test
    @DisplayName("B10 no wrapping gets through: every node, every position, every place of the signature")
    void everyPosition() {
        int tried = 0;
        for (String signed : List.of(pen.signedRequest(), pen.sign(pen.logoutRequest()))) {
            boolean login = signed.contains("AuthnRequest");
            String evil = login
                    ? pen.authnRequest(Pen.now(), "<samlp:Extensions><x:y xmlns:x=\"urn:x\"/></samlp:Extensions>")
                    : pen.logoutRequest();
            List<String> variants = Wrapping.all(signed, evil).toList();
            variants.forEach(variant -> refused(WRAPPED, wire.post(variant)));
            tried += variants.size();
        }
        assertThat(tried).isGreaterThan(500);
        oracle.goesOn();
    }

    @Test
    @DisplayName("B12 a digest in another place is not taken for the signature's")
    void secondDigest() {
        String digest = "<ds:DigestValue xmlns:ds=\"" + Xml.DS + "\">AAAA</ds:DigestValue>";
        refusedSigned("structure", pen.authnRequest(Pen.now(), "<samlp:Extensions>" + digest + "</samlp:Extensions>"));
        refusedSigned("structure", pen.authnRequest(Pen.now(), digest));
        String response = pen.logoutResponse()
                .replace("</samlp:Status>", "<samlp:StatusDetail>" + digest + "</samlp:StatusDetail></samlp:Status>");
        refused("structure", wire.postResponse(pen.sign(response)));
    }

    @Test
    @DisplayName("B13 a document that changes by being read and written is refused at its DOCTYPE, comment or CDATA")
    void roundTrip() {
        String signed = pen.signedRequest();
        refused("xml", wire.post("<!DOCTYPE x [<!NOTATION x SYSTEM 'x\">]><!--'>]>" + signed));
        refused("xml", wire.post(signed.replace("</saml:Issuer>", "<!--<--></saml:Issuer>")));
        refused("xml", wire.post(signed.replace("</saml:Issuer>", "<![CDATA[<saml:Issuer>x]]></saml:Issuer>")));
    }

    @Test
    @DisplayName("B14 a signature in another namespace or place is none")
    void elsewhere() {
        String signed = pen.signedRequest();
        refused("structure", wire.post(signed.replace(Xml.DS + "\"", "http://www.w3.org/2000/09/xmldsig\"")));
        Document document = Xml.parse(signed);
        Element signature = Xml.first(document, Xml.DS, "Signature");
        Element issuer = Xml.first(document, Xml.SAML, "Issuer");
        issuer.appendChild(signature);
        refused("structure", wire.post(Xml.text(document)));
        Element extensions = document.createElementNS(Xml.SAMLP, "samlp:Extensions");
        document.getDocumentElement().appendChild(extensions);
        extensions.appendChild(signature);
        refused("structure", wire.post(Xml.text(document)));
    }

    @Test
    @DisplayName("B15 the original in an Object of a signature that is otherwise in place is refused")
    void copyInObject() throws Exception {
        Document document = Xml.parse(pen.authnRequest());
        Node copy = document.importNode(Xml.parse(pen.authnRequest()).getDocumentElement(), true);
        XMLObject object =
                XMLSignatureFactory.getInstance("DOM").newXMLObject(List.of(new DOMStructure(copy)), null, null, null);
        pen.ink().sign(document.getDocumentElement(), List.of(), object);
        refused("structure", wire.post(Xml.text(document)));
    }

    @Test
    @DisplayName("B16 a comment in the digest, or in any other part of the signature, is refused")
    void commentInDigest() {
        String signed = pen.signedRequest();
        for (String part : List.of("DigestValue", "SignatureValue")) {
            refused("xml", wire.post(signed.replace("<ds:" + part + ">", "<ds:" + part + "><!-- x -->")));
        }
    }

    @Test
    @DisplayName("B17 a canonicalization that fails or yields nothing signs nothing")
    void emptyCanonicalization() {
        String signed = pen.signedRequest();
        String digestOfNothing = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        String empty = signed.replaceFirst(
                "<ds:DigestValue>[^<]*</ds:DigestValue>", "<ds:DigestValue>" + digestOfNothing + "</ds:DigestValue>");
        refused("signature", wire.post(empty));
        refused("structure", wire.post(empty.replace(" ID=", " xmlns:r=\"../relative\" ID=")));
    }

    @Test
    @DisplayName("B18 where a signature stands does not decide what it covers")
    void position() {
        Document document = Xml.parse(pen.signedRequest());
        Element signature = Xml.first(document, Xml.DS, "Signature");
        document.getDocumentElement().appendChild(signature);
        // moved to the end it is still the message's own, and still covers all of it
        accepted(wire.post(Xml.text(document)));
        document.getDocumentElement().setAttribute("ForceAuthn", "true");
        refused("signature", wire.post(Xml.text(document)));
    }

    @Test
    @DisplayName("B35 a LogoutRequest or LogoutResponse that is unsigned, wrapped or another's ends no session")
    void logout() {
        Ink stranger = TestKeys.ink(SignatureIT.rsa(2048));
        refused("unsigned", wire.post(pen.logoutRequest()));
        refused("unsigned", wire.postResponse(pen.logoutResponse()));
        refused("signature", wire.post(stranger.sign(pen.logoutRequest())));
        refused("signature", wire.postResponse(stranger.sign(pen.logoutResponse())));
        refused("signature", wire.get("?" + Wire.signedQuery("SAMLResponse", pen.logoutResponse(), null, stranger)));
        refused("signature", wire.get("?" + Wire.signedQuery("SAMLRequest", pen.logoutRequest(), null, stranger)));
        refused(
                "unsigned",
                wire.get("?SAMLResponse="
                        + Wire.encode(
                                Wire.base64(Wire.deflate(pen.logoutResponse().getBytes(StandardCharsets.UTF_8))))));
        String signed = pen.sign(pen.logoutResponse());
        Stream<String> variants = Wrapping.all(signed, pen.logoutResponse()).limit(300);
        variants.forEach(variant -> refused(WRAPPED, wire.postResponse(variant)));
    }

    private static String insideOwnSignature(String signed, String evil) {
        Document document = Xml.parse(evil);
        Document source = Xml.parse(signed);
        Element signature = (Element) document.importNode(Xml.first(source, Xml.DS, "Signature"), true);
        Element original = (Element) document.importNode(source.getDocumentElement(), true);
        original.removeChild(
                original.getElementsByTagNameNS(Xml.DS, "Signature").item(0));
        document.getDocumentElement().appendChild(signature);
        signature.appendChild(original);
        return Xml.text(document);
    }

    private static String beside(String signed, String evil, boolean before) {
        Document document = Xml.parse(evil);
        Document source = Xml.parse(signed);
        Element original = (Element) document.importNode(source.getDocumentElement(), true);
        Node signature = original.getElementsByTagNameNS(Xml.DS, "Signature").item(0);
        Element root = document.getDocumentElement();
        root.appendChild(signature);
        root.insertBefore(original, before ? signature : null);
        return Xml.text(document);
    }

    private static String wrapped(String signed, String evil, String wrapper) {
        Document document = Xml.parse(evil);
        Node guest = document.importNode(Xml.parse(signed).getDocumentElement(), true);
        if (!wrapper.isEmpty()) {
            Node around = document.importNode(Xml.parse(wrapper).getDocumentElement(), true);
            around.appendChild(guest);
            guest = around;
        }
        document.getDocumentElement().appendChild(guest);
        return Xml.text(document);
    }
}
