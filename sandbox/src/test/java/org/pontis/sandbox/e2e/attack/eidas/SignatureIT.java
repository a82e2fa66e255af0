package org.pontis.sandbox.e2e.attack.eidas;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.Deflater;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.saml.RedirectBinding;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.sandbox.ca.Keys;
import org.pontis.sandbox.foreign.CountryKeys;
import org.pontis.sandbox.foreign.Edit;
import org.pontis.sandbox.foreign.Misdeed;
import org.pontis.sandbox.foreign.Pen;
import org.pontis.sandbox.foreign.Wish;
import org.pontis.sandbox.foreign.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Part B of the catalogue: signatures that are missing, another's, by the wrong means, or over something else. */
class SignatureIT extends EidasAttack {

    private static final String DSIG_MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String DSIG11 = "http://www.w3.org/2009/xmldsig11#";
    private static final String ENVELOPED = Xml.DS + "enveloped-signature";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final CertifiedKey WEAK = CountryKeys.certified(Keys.rsa(2_048), "CN=weak");

    /** Metadata with a key that nobody may use, beside the one that is used. */
    static final Misdeed.Change WEAK_KEY_BESIDES = (recipe, scene) -> recipe.content(keyBesides(WEAK));

    private static final Set<String> UNSIGNED = Set.of("RSP-04", "REQ-01");
    private static final Set<String> ODD = Set.of("RSP-04", "REQ-01", "MSG-01", "MSG-02");

    @Test
    @DisplayName("B19 a message without a signature of its own is refused, whatever else is signed in it")
    void unsigned() {
        refusedBoth(UNSIGNED, "unsigned");
        refusedBoth(UNSIGNED, "changed");
        // the assertion alone is signed
        refusedAnswer("RSP-04", (recipe, scene) -> recipe.content(
                        document -> Pen.of(scene.keys().signing()).sign(Xml.first(document, "Assertion")))
                .unsigned());
        // both are, which is more than is demanded
        acceptedAnswer((recipe, scene) ->
                recipe.content(document -> Pen.of(scene.keys().signing()).sign(Xml.first(document, "Assertion"))));
    }

    @Test
    @DisplayName("B20 a signature refers to its own message, once, and nothing is fetched to find out")
    void references() {
        refusedSigned(pen -> pen.references(""));
        for (String uri : List.of(
                "#_other", canary.url(), "file:///etc/hostname", "", "#xpointer(/)", "#xpointer(id('_other'))")) {
            refusedBoth(UNSIGNED, xml -> xml.replaceFirst("URI=\"#[^\"]*\"", "URI=\"" + uri + "\""));
        }
        refusedBoth(ODD, xml -> xml.replaceFirst(" URI=\"#[^\"]*\"", ""));
        refusedBoth(ODD, xml -> doubled(xml, "Reference"));
        refusedBoth(UNSIGNED, "whole-document");
    }

    @Test
    @DisplayName("B21 transforms are the two of the profile, and none computes anything")
    void transforms() {
        refusedBoth(UNSIGNED, "inclusive");
        refusedSigned(pen -> pen.transforms(ENVELOPED));
        refusedSigned(pen -> pen.transforms(ENVELOPED, EXCLUSIVE + "WithComments"));
        refusedSigned(pen -> pen.transforms(ENVELOPED, EXCLUSIVE, EXCLUSIVE));
        refusedSigned(pen -> pen.canonicalization("http://www.w3.org/TR/2001/REC-xml-c14n-20010315"));
        for (String other : List.of(
                "http://www.w3.org/TR/1999/REC-xslt-19991116",
                "http://www.w3.org/TR/1999/REC-xpath-19991116",
                "http://www.w3.org/2002/06/xmldsig-filter2",
                Xml.DS + "base64")) {
            refusedBoth(
                    ODD,
                    xml -> xml.replaceFirst("Transform Algorithm=\"" + EXCLUSIVE, "Transform Algorithm=\"" + other));
        }
    }

    @Test
    @DisplayName("B22 an ID is there once, in whatever spelling")
    void duplicates() {
        refusedBoth(ODD, "wrapped-same-id");
        for (String spelling : List.of("Id", "id", "xml:id", "ID")) {
            refusedBoth(ODD, xml -> {
                String id = xml.replaceFirst("(?s).*? ID=\"([^\"]*)\".*", "$1");
                return xml.replaceFirst("(<[^>]*Issuer)", "$1 " + spelling + "=\"" + id + "\"");
            });
        }
    }

    @Test
    @DisplayName("B23 an ID is a plain name of a sane length")
    void ids() {
        for (String id : List.of("1abc", "_" + "a".repeat(10_000), "_']", "_\"x", "_a b", "", "_a'or'1'='1")) {
            refusedAnswer("MSG-01", signingLast(Edit.set("Response", "ID", id)));
            refusedRequest("MSG-01", signingLast(Edit.set("AuthnRequest", "ID", id)));
        }
    }

    @Test
    @DisplayName("B24 a key of anybody else is not the issuer's, not even another country's")
    void otherKeys() {
        refusedBoth(UNSIGNED, "stranger");
        CertifiedKey theirs = us.third.keys().signing();
        refusedSigned(pen -> Pen.of(theirs));
        // the third country says it is the other, in metadata's words and its own key
        refusedAnswer(
                "RSP-04",
                (recipe, scene) ->
                        recipe.pen(Pen.of(theirs).showing(scene.keys().signing().certificate())));
    }

    @Test
    @DisplayName("B25 a certificate that comes along is no reason to believe anything")
    void ownCertificate() {
        refusedBoth(UNSIGNED, "stranger-with-right-certificate");
        CertifiedKey lookAlike = CountryKeys.certified(
                Keys.ec(),
                us.abroad
                        .keys()
                        .signing()
                        .certificate()
                        .getSubjectX500Principal()
                        .getName());
        refusedSigned(pen -> Pen.of(lookAlike));
    }

    @Test
    @DisplayName("B26 whatever stands in KeyInfo, it is not looked at, and nothing is fetched for it")
    void keyInfo() {
        String ds = " xmlns:ds=\"" + Xml.DS + "\"";
        for (String harmless : List.of(
                "<ds:KeyInfo" + ds + "><ds:KeyName>x</ds:KeyName></ds:KeyInfo>",
                "<ds:KeyInfo" + ds
                        + "><ds:X509Data><ds:X509Certificate>AAAA</ds:X509Certificate></ds:X509Data></ds:KeyInfo>",
                "<ds:KeyInfo" + ds + "><ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>CN=x</ds:X509IssuerName>"
                        + "<ds:X509SerialNumber>1</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data></ds:KeyInfo>",
                "<ds:KeyInfo" + ds + "><ds:X509Data>" + "<ds:X509Certificate>AAAA</ds:X509Certificate>".repeat(100)
                        + "</ds:X509Data></ds:KeyInfo>")) {
            acceptedAnswer(after(xml -> withKeyInfo(xml, harmless)));
        }
        for (String harmful : List.of(
                "<ds:KeyInfo" + ds + "><ds:RetrievalMethod URI=\"" + canary.url() + "\"/></ds:KeyInfo>",
                "<ds:KeyInfo" + ds + "><ds:RetrievalMethod URI=\"#x\"/></ds:KeyInfo>",
                "<ds:KeyInfo" + ds + "><ds11:KeyInfoReference xmlns:ds11=\"" + DSIG11 + "\" URI=\"" + canary.url()
                        + "\"/></ds:KeyInfo>",
                "<ds:KeyInfo" + ds + "/>")) {
            refusedBoth(ODD, xml -> withKeyInfo(xml, harmful));
        }
    }

    @Test
    @DisplayName("B27 no public key is a secret, and no output is cut short")
    void hmac() {
        refusedBoth(UNSIGNED, "hmac");
        refusedBoth(
                ODD,
                xml -> xml.replaceFirst(
                        "<ds:SignatureMethod Algorithm=\"[^\"]*\"/>",
                        "<ds:SignatureMethod Algorithm=\"" + DSIG_MORE
                                + "hmac-sha256\"><ds:HMACOutputLength>8</ds:HMACOutputLength></ds:SignatureMethod>"));
    }

    @Test
    @DisplayName("B28 algorithms are those of the list, for the signature and for the digest")
    void algorithms() {
        refusedBoth(UNSIGNED, "sha1");
        refusedBoth(UNSIGNED, "sha1-digest");
        for (String other : List.of(
                Xml.DS + "rsa-sha1",
                Xml.DS + "dsa-sha1",
                DSIG_MORE + "rsa-md5",
                DSIG_MORE + "rsa-sha256",
                DSIG_MORE + "rsa-sha512",
                DSIG_MORE + "ecdsa-sha224",
                "urn:none",
                "")) {
            refusedBoth(ODD, xml -> xml.replace(Pen.ECDSA, other));
        }
        for (String digest : List.of("http://www.w3.org/2001/04/xmldsig-more#md5", "urn:none", "")) {
            refusedBoth(ODD, xml -> xml.replace("http://www.w3.org/2001/04/xmlenc#sha256", digest));
        }
    }

    @Test
    @DisplayName("B29 a weak key signs nothing, though it is in the metadata")
    void weakKeys() {
        refusedBoth(UNSIGNED, "weak-key");
        // the third country has it in its metadata, beside a strong one
        accepted(us.third.answer(us.begin(new Browser(), us.third, LevelOfAssurance.HIGH)));
        Misdeed.Change weakly = (recipe, scene) -> recipe.pen(Pen.of(WEAK));
        refused("RSP-04", us.third.answer(us.begin(new Browser(), us.third, LevelOfAssurance.HIGH), weakly));
        refusedRequest(Set.of("REQ-01"), us.third.ask(Wish.USUAL, weakly).form());
    }

    @Test
    @DisplayName("B31 values of ECDSA that are none are refused, and nothing breaks")
    void curves() {
        BigInteger order = ((ECPublicKey)
                        us.abroad.keys().signing().certificate().getPublicKey())
                .getParams()
                .getOrder();
        byte[] zero = new byte[64];
        for (byte[] value : List.of(
                zero,
                both(order, order),
                both(BigInteger.ONE, order),
                both(order.subtract(BigInteger.ONE), BigInteger.ZERO),
                both(BigInteger.ONE, BigInteger.ONE),
                new byte[0],
                new byte[1],
                new byte[63],
                new byte[65],
                new byte[10_000],
                new byte[] {0x30, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x01})) {
            String text = Base64.getEncoder().encodeToString(value);
            refusedBoth(
                    ODD, xml -> xml.replaceFirst("(<ds:SignatureValue[^>]*>)[^<]*", "$1" + text.replace("$", "\\$")));
        }
    }

    @Test
    @DisplayName("B33 by redirect the signature covers exactly the octets that came")
    void redirect() {
        String good = query("state");
        String[] parts = good.split("&");
        for (String changed : List.of(
                good.replace("%2F", "%2f").replace("%3A", "%3a").replace("%3D", "%3d"),
                good.replace("RelayState=state", "RelayState=other"),
                good.replace("RelayState=state&", "RelayState=&"),
                good.replace("RelayState=state&", ""),
                good.replace("SigAlg=http%3A", "SigAlg=http:"),
                query("").replace("&SigAlg", "&RelayState=state&SigAlg"))) {
            refusedQuery("REQ-01", changed);
        }
        for (String changed : List.of(
                good + "&SigAlg=x",
                good + "&" + parts[3],
                good + "&" + parts[0],
                good + "&" + parts[1],
                good + "&more=x",
                "x=y&" + good,
                good.replace("SAMLRequest", "SAML%52equest"),
                parts[0] + "&" + parts[1] + "&" + parts[3],
                parts[0] + "&" + parts[1] + "&" + parts[2],
                parts[0] + "&" + parts[1],
                parts[0],
                "",
                "SAMLRequest=")) {
            refusedQuery("MSG-01", changed);
        }
        refusedQuery(
                "REQ-01",
                good.replaceFirst("SigAlg=[^&]*", "SigAlg=http%3A%2F%2Fwww.w3.org%2F2000%2F09%2Fxmldsig%23rsa-sha1"));
        us.reply(good).accepted();
        refusedQuery("MSG-04", good);
    }

    @Test
    @DisplayName("A18, A19 a deflated message ends at its size, and where its parameter ends")
    void deflate() {
        byte[] plain = us.abroad.ask(Wish.USUAL).form().message().getBytes(StandardCharsets.UTF_8);
        for (byte[] bad : List.of(
                deflated(new byte[50_000_000]),
                deflated(("<a>" + "x".repeat(200_000) + "</a>").getBytes(StandardCharsets.UTF_8)),
                Arrays.copyOf(deflated(plain), 20),
                Arrays.copyOf(deflated(plain), deflated(plain).length + 4),
                new byte[] {0x78, (byte) 0x9C, 1, 2, 3},
                new byte[0],
                new byte[100])) {
            String message =
                    Base64.getEncoder().encodeToString(bad).replace("+", "%2B").replace("=", "%3D");
            refusedQuery("MSG-01", "SAMLRequest=" + message + "&SigAlg=x&Signature=eA%3D%3D");
        }
    }

    @Test
    @DisplayName("B37 an entity ID is compared letter by letter")
    void entityIds() {
        for (Function<String, String> spelling : List.<Function<String, String>>of(
                id -> id + "/",
                id -> id.replace("localhost", "LOCALHOST"),
                id -> id.replace("metadata", "Metadata"),
                id -> id + "?x",
                id -> id + "#x",
                id -> id.replace("http:", "HTTP:"),
                id -> id.replace("o", "\u043e"),
                id -> id + "\u200b",
                id -> id + "\u00a0")) {
            refusedAnswer("MSG-03", document -> Xml.children(document.getDocumentElement(), "Issuer")
                    .getFirst()
                    .setTextContent(spelling.apply(us.abroad.service())));
            refusedRequest("MSG-03", saying(Edit.text("Issuer", spelling.apply(us.abroad.connector()))));
        }
    }

    private static void refusedQuery(String check, String query) {
        refusedRequest(Set.of(check, "REQUEST_MALFORMED"), us.reply(query));
    }

    /** A request of the country by redirect, as the standard has it. */
    private static String query(String relayState) {
        PostForm form =
                us.abroad.ask(Wish.USUAL, (recipe, scene) -> recipe.unsigned()).form();
        String xml = new String(Base64.getDecoder().decode(form.message()), StandardCharsets.UTF_8);
        return RedirectBinding.url(
                        form.destination(),
                        "SAMLRequest",
                        xml,
                        relayState,
                        SigningKey.eidas(us.abroad.keys().signing()))
                .split("\\?")[1];
    }

    private static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(plain);
        deflater.finish();
        byte[] out = new byte[plain.length + 100];
        return Arrays.copyOf(out, deflater.deflate(out));
    }

    private static Misdeed.Change signingLast(Edit edit) {
        return (recipe, scene) -> recipe.letter(xml -> {
            Document document = Xml.parse(xml);
            edit.accept(document);
            return Xml.text(document);
        });
    }

    private static Edit keyBesides(CertifiedKey key) {
        return document -> {
            Element first = Xml.first(document, "KeyDescriptor");
            Element second = (Element) first.cloneNode(true);
            first.getParentNode().insertBefore(second, first.getNextSibling());
            try {
                second.getElementsByTagNameNS(Xml.DS, "X509Certificate")
                        .item(0)
                        .setTextContent(Base64.getEncoder()
                                .encodeToString(key.certificate().getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static String doubled(String xml, String name) {
        Document document = Xml.parse(xml);
        Edit.twice(name).accept(document);
        return Xml.text(document);
    }

    private static String withKeyInfo(String xml, String keyInfo) {
        Document document = Xml.parse(xml);
        Element signature =
                Xml.children(document.getDocumentElement(), "Signature").getFirst();
        Xml.children(signature, "KeyInfo").forEach(signature::removeChild);
        signature.appendChild(document.importNode(Xml.parse(keyInfo).getDocumentElement(), true));
        return Xml.text(document);
    }

    private static byte[] both(BigInteger r, BigInteger s) {
        byte[] both = new byte[64];
        put(r, both, 32);
        put(s, both, 64);
        return both;
    }

    private static void put(BigInteger value, byte[] into, int end) {
        byte[] octets = value.toByteArray();
        int length = Math.min(octets.length, 32);
        System.arraycopy(octets, octets.length - length, into, end - length, length);
    }
}
