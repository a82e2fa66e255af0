package org.pontis.sandbox.e2e.attack.saml;

import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Part B of the catalogue: what a signature covers, how, and by which key. */
class SignatureIT extends SamlAttack {

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";

    @Test
    @DisplayName("B19 a message without signature is refused, whatever else it carries")
    void unsigned() {
        refused("unsigned", wire.post(pen.authnRequest()));
        refused("unsigned", wire.post(pen.logoutRequest()));
        refused("unsigned", wire.postResponse(pen.logoutResponse()));
        refused(
                "structure",
                wire.post(pen.signedRequest().replaceFirst("(?s)<ds:SignatureValue>.*</ds:SignatureValue>", "")));
    }

    @Test
    @DisplayName("B20 the reference is to the message: not to nothing, to another, to two, by XPointer or by address")
    void references() {
        Ink ink = pen.ink();
        refused("coverage", wire.post(ink.reference("").sign(pen.authnRequest())));
        String xml = pen.authnRequest();
        String id = Xml.parse(xml).getDocumentElement().getAttribute("ID");
        refused(
                "coverage",
                wire.post(ink.reference("#xpointer(id('" + id + "'))").sign(xml)));
        refused("coverage", wire.post(ink.reference("#xpointer(/)").sign(pen.authnRequest())));
        String signed = pen.sign(xml);
        for (String uri : List.of("#other", oracle.canary(), "file:///etc/passwd", "#", id, "#" + id + " ")) {
            refused("coverage", wire.post(signed.replace("URI=\"#" + id + "\"", "URI=\"" + uri + "\"")));
        }
        refused("coverage", wire.post(signed.replace(" URI=\"#" + id + "\"", "")));
        Document two = Xml.parse(pen.authnRequest());
        ink.sign(two.getDocumentElement(), List.of(""));
        refused("structure", wire.post(Xml.text(two)));
    }

    @Test
    @DisplayName("B21 transforms are enveloped and exclusive canonicalization, in this order, and no others")
    void transforms() {
        String enveloped = Transform.ENVELOPED;
        String exclusive = CanonicalizationMethod.EXCLUSIVE;
        Ink ink = pen.ink();
        for (Ink other : List.of(
                ink.transforms(enveloped, CanonicalizationMethod.INCLUSIVE),
                ink.transforms(enveloped, CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS),
                ink.transforms(enveloped),
                ink.transforms(enveloped, exclusive, exclusive),
                ink.transforms(exclusive, enveloped))) {
            refused("coverage", wire.post(other.sign(pen.authnRequest())));
        }
        refused(
                "algorithm",
                wire.post(ink.canonicalization(CanonicalizationMethod.INCLUSIVE).sign(pen.authnRequest())));
        refused(
                "algorithm",
                wire.post(ink.canonicalization(CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS)
                        .sign(pen.authnRequest())));
        String signed = pen.signedRequest();
        for (String uri : List.of(
                "http://www.w3.org/TR/1999/REC-xslt-19991116",
                "http://www.w3.org/TR/1999/REC-xpath-19991116",
                "http://www.w3.org/2002/06/xmldsig-filter2",
                "http://www.w3.org/2000/09/xmldsig#base64")) {
            refused("coverage", wire.post(signed.replaceFirst(enveloped, uri)));
        }
        refused(
                "structure",
                wire.post(signed.replaceFirst(
                        "(<ds:Transform [^>]*enveloped-signature\")/>",
                        "$1><ds:XPath>not(//x)</ds:XPath></ds:Transform>")));
    }

    @Test
    @DisplayName("B22 there is one ID in a message")
    void ids() {
        String request = pen.signedRequest();
        String id = Xml.parse(request).getDocumentElement().getAttribute("ID");
        for (String variant : List.of("Id", "id", "iD", "xml:id")) {
            refusedSigned("structure", pen.authnRequest().replace(" ID=", " " + variant + "=\"_x\" ID="));
        }
        refused("structure", wire.post(request.replace("<ds:Signature ", "<ds:Signature Id=\"" + id + "\" ")));
        refusedSigned(
                "structure",
                pen.authnRequest(Pen.now(), "<samlp:Extensions><x:y xmlns:x=\"urn:x\" ID=\"_x\"/></samlp:Extensions>"));
    }

    @Test
    @DisplayName("B23 an ID that begins with a digit, is 10 KB long or carries XPath is refused")
    void oddIds() {
        for (String id : List.of("1a", "_" + "a".repeat(10_000), "_a'] | //*['", "", "_a b", "_á")) {
            String odd = pen.authnRequest().replaceFirst(" ID=\"[^\"]*\"", " ID=\"" + id + "\"");
            refused("structure", wire.post(odd));
        }
    }

    @Test
    @DisplayName("B24 the key is the one this portal registered: not a stranger's, and not another portal's")
    void otherKeys() {
        Ink strangers = TestKeys.ink(rsa(2048));
        refused("signature", wire.post(strangers.sign(pen.authnRequest())));
        refused("signature", wire.get("?" + Wire.signedQuery("SAMLRequest", pen.authnRequest(), null, strangers)));
        try (RegisteredPortal other = RegisteredPortal.with(stack, strangers)) {
            accepted(wire.post(other.pen().signedRequest()));
            refused("signature", wire.post(strangers.sign(pen.authnRequest())));
            refused("signature", wire.post(pen.ink().sign(other.pen().authnRequest())));
        }
    }

    @Test
    @DisplayName("B25 a certificate that comes along proves nothing")
    void certificateAlong() {
        refused("signature", wire.post(TestKeys.ink(rsa(3072)).sign(pen.authnRequest())));
    }

    @Test
    @DisplayName("B26 what stands in KeyInfo is ignored or refused, and nothing is fetched")
    void keyInfo() {
        String signed = pen.signedRequest();
        for (String info : List.of(
                "<ds:RetrievalMethod URI=\"" + oracle.canary() + "\"/>",
                "<ds:X509Data>" + "<ds:X509Certificate>AAAA</ds:X509Certificate>".repeat(100) + "</ds:X509Data>",
                "<ds:PGPData/>",
                "<ds:MgmtData>x</ds:MgmtData>",
                "<x:KeyInfoReference xmlns:x=\"http://www.w3.org/2009/xmldsig11#\" URI=\"#x\"/>",
                "<ds:KeyValue><ds:DSAKeyValue/></ds:KeyValue>",
                "<xenc:EncryptedKey xmlns:xenc=\"http://www.w3.org/2001/04/xmlenc#\"/>")) {
            refused("structure", wire.post(withKeyInfo(signed, info)));
        }
        for (String info : List.of(
                "<ds:X509Data><ds:X509Certificate>AAAA</ds:X509Certificate></ds:X509Data>",
                "<ds:X509Data><ds:X509Certificate>no base64</ds:X509Certificate></ds:X509Data>",
                "<ds:X509Data/>",
                "<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AA==</ds:Modulus><ds:Exponent>AQ==</ds:Exponent></ds:RSAKeyValue>"
                        + "</ds:KeyValue>",
                "")) {
            ignoredOrRefused(wire.post(withKeyInfo(pen.signedRequest(), info)));
        }
        accepted(wire.post(withKeyInfo(
                pen.signedRequest(),
                "<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>CN=x</ds:X509IssuerName>"
                        + "<ds:X509SerialNumber>1</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>")));
        accepted(wire.post(withKeyInfo(pen.signedRequest(), "<ds:KeyName>whatever</ds:KeyName>")));
        accepted(wire.post(pen.ink().withoutCertificate().sign(pen.authnRequest())));
    }

    @Test
    @DisplayName("B27 HMAC with the public key as secret is refused, with a short output too")
    void hmac() {
        byte[] publicKey = pen.ink().certificate().orElseThrow().getPublicKey().getEncoded();
        Ink hmac = pen.ink().key(new SecretKeySpec(publicKey, "HmacSHA256")).algorithm(MORE + "hmac-sha256");
        refused("algorithm", wire.post(hmac.sign(pen.authnRequest())));
        refused(
                "structure",
                wire.post(hmac.sign(pen.authnRequest())
                        .replaceFirst(
                                "(<ds:SignatureMethod [^>]*)/>",
                                "$1><ds:HMACOutputLength>8</ds:HMACOutputLength></ds:SignatureMethod>")));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @ValueSource(
            strings = {
                "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                "http://www.w3.org/2000/09/xmldsig#dsa-sha1",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-ripemd160",
                "http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256 ",
                "urn:unknown",
                ""
            })
    @DisplayName("B28 SHA-1, MD5, DSA and what nobody knows sign nothing")
    void weakAlgorithms(String algorithm) {
        Ink sha1 = pen.ink().algorithm("http://www.w3.org/2000/09/xmldsig#rsa-sha1");
        refused("algorithm", wire.post(sha1.sign(pen.authnRequest())));
        refused(
                "algorithm",
                wire.post(pen.signedRequest().replace("\"" + Ink.RSA_SHA256 + "\"", "\"" + algorithm + "\"")));
        refused("algorithm", wire.post(pen.ink().digest(DigestMethod.SHA1).sign(pen.authnRequest())));
        refused("algorithm", wire.get("?" + Wire.sign("SAMLRequest=x&SigAlg=" + Wire.encode(algorithm), pen.ink())));
    }

    @Test
    @DisplayName("B29 a portal that registered a short key is refused; 2 048 bits and P-256 are taken")
    void shortKeys() throws Exception {
        try (RegisteredPortal weak = RegisteredPortal.with(stack, TestKeys.ink(rsa(1024)))) {
            refused("algorithm", wire.post(weak.pen().signedRequest()));
        }
        KeyPairGenerator p256 = KeyPairGenerator.getInstance("EC");
        p256.initialize(new ECGenParameterSpec("secp256r1"));
        Ink ec = TestKeys.ink(p256.generateKeyPair()).algorithm(MORE + "ecdsa-sha256");
        try (RegisteredPortal strong = RegisteredPortal.with(stack, ec)) {
            accepted(wire.post(strong.pen().signedRequest()));
        }
    }

    @Test
    @DisplayName("B31 a signature of zeros, of nothing or of another length is no signature")
    void oddValues() {
        String signed = pen.signedRequest();
        for (byte[] value : List.of(new byte[0], new byte[1], new byte[384], new byte[64], new byte[10_000])) {
            refused(
                    "signature",
                    wire.post(signed.replaceFirst(
                            "(?s)<ds:SignatureValue>.*</ds:SignatureValue>",
                            "<ds:SignatureValue>" + Base64.getEncoder().encodeToString(value)
                                    + "</ds:SignatureValue>")));
        }
    }

    @ParameterizedTest(name = "{index}: {0}")
    @ValueSource(
            strings = {
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
                "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
                "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1"
            })
    @DisplayName("B32 RSA with SHA-2, PKCS #1 and PSS, is taken")
    void strongAlgorithms(String algorithm) {
        accepted(wire.post(pen.ink().algorithm(algorithm).sign(pen.authnRequest())));
    }

    @Test
    @DisplayName("B36 metadata of a stranger makes nobody a portal: the endpoint takes none")
    void metadata() {
        refused(
                "structure",
                wire.post("<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"x\"/>"));
    }

    @Test
    @DisplayName("B37 a portal's name in other case, with a slash more or a look-alike letter is another portal's")
    void lookAlikes() {
        for (String name : List.of(
                pen.portal() + "/",
                pen.portal().toUpperCase(Locale.ROOT),
                pen.portal().replace("http:", "HTTP:"),
                pen.portal().replace("a", "\u0430"),
                pen.portal().replace("m", "\uFF4D"),
                pen.portal() + "?x",
                pen.portal() + "#x",
                "portal-oidc",
                "sandbox",
                "account-console",
                "%")) {
            refusedSigned("unknown_portal", pen.authnRequest().replace(">" + pen.portal() + "<", ">" + name + "<"));
        }
    }

    private void ignoredOrRefused(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 == 3) {
            accepted(answer);
        } else {
            refused("signature", answer);
        }
    }

    private static String withKeyInfo(String signed, String info) {
        Document document = Xml.parse(signed);
        Element old = Xml.first(document, Xml.DS, "KeyInfo");
        Element fresh = Xml.parse("<ds:KeyInfo xmlns:ds=\"" + Xml.DS + "\">" + info + "</ds:KeyInfo>")
                .getDocumentElement();
        old.getParentNode().replaceChild(document.importNode(fresh, true), old);
        return Xml.text(document);
    }

    static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
