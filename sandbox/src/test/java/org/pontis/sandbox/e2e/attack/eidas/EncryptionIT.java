package org.pontis.sandbox.e2e.attack.eidas;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.sandbox.ca.Keys;
import org.pontis.sandbox.foreign.CountryKeys;
import org.pontis.sandbox.foreign.Edit;
import org.pontis.sandbox.foreign.Misdeed;
import org.pontis.sandbox.foreign.Misdeeds;
import org.pontis.sandbox.foreign.Pen;
import org.pontis.sandbox.foreign.Seal;
import org.pontis.sandbox.foreign.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;

/** Part C of the catalogue: what is encrypted for us, by the country or by anybody who knows our certificate. */
class EncryptionIT extends EidasAttack {

    private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    private static final String OPENED = "RSP-06";

    @Test
    @DisplayName("C1 an encrypted assertion proves nothing about who wrote it")
    void unsigned() {
        refusedAnswer("RSP-04", (recipe, scene) -> recipe.unsigned());
        // anybody can encrypt to our certificate, even what the country once signed
        refusedAnswer("RSP-04", (recipe, scene) -> recipe.content(
                        document -> Pen.of(scene.keys().signing()).sign(Xml.first(document, "Assertion")))
                .unsigned());
        refusedAnswer(
                "RSP-04", (recipe, scene) -> recipe.pen(Pen.of(scene.keys().stranger())));
    }

    @Test
    @DisplayName("C2, C3 there is one encrypted assertion, and nothing else beside it or encrypted in it")
    void oneOnly() {
        refusedAnswer("MSG-01 MORE_THAN_ONE_ASSERTION", "plain-beside");
        refusedAnswer("MSG-01 MORE_THAN_ONE_ASSERTION", "two-assertions");
        String data = "<xenc:EncryptedData xmlns:xenc=\"" + XENC
                + "\"><xenc:CipherData><xenc:CipherValue>AAAA</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>";
        refusedAnswer(
                "RSP-09",
                closed(Edit.append(
                        "AttributeStatement",
                        "<saml:EncryptedAttribute xmlns:saml=\"" + Xml.SAML + "\">" + data
                                + "</saml:EncryptedAttribute>")));
        refusedAnswer("ASN-04", closed(document -> {
            Element name = Xml.first(document, "NameID");
            Edit.before("NameID", "<saml:EncryptedID xmlns:saml=\"" + Xml.SAML + "\">" + data + "</saml:EncryptedID>")
                    .accept(document);
            name.getParentNode().removeChild(name);
        }));
    }

    @Test
    @DisplayName("C4 an assertion that is not encrypted is refused")
    void plain() {
        refusedAnswer("RSP-07", "plain");
    }

    @Test
    @DisplayName("C5, C6, C7, C8 keys and contents under anything but the list are not opened")
    void algorithms() {
        acceptedAnswer(sealing(seal -> seal));
        for (UnaryOperator<Seal.Rsa> other : List.<UnaryOperator<Seal.Rsa>>of(
                seal -> seal.transport(XENC + "rsa-1_5"),
                seal -> seal.transport(XENC + "rsa-oaep-mgf1p").digest("SHA-1"),
                seal -> seal.digest("SHA-1"),
                seal -> seal.content(XENC + "aes256-cbc"),
                seal -> seal.content(XENC + "aes128-cbc"),
                seal -> seal.content(XENC + "tripledes-cbc"))) {
            refusedAnswer(OPENED + " ALGORITHM_NOT_ALLOWED", sealing(other));
        }
        refusedAnswer(OPENED + " ALGORITHM_NOT_ALLOWED", sealed(xml -> xml.replaceFirst("<xenc11:MGF[^>]*/>", "")));
        refusedAnswer(
                OPENED + " ALGORITHM_NOT_ALLOWED",
                sealed(xml ->
                        xml.replace("<ds:DigestMethod", "<xenc:OAEPparams>AAAA</xenc:OAEPparams><ds:DigestMethod")));
    }

    @Test
    @DisplayName("C5, C6, C19 whatever is wrong inside, outside it is one answer")
    void oneAnswer() {
        CertifiedKey other = CountryKeys.certified(Keys.rsa(3_072), "CN=other");
        Set<String> problems = new HashSet<>();
        Set<String> causes = new HashSet<>();
        for (Misdeed.Change change : List.<Misdeed.Change>of(
                sealed(xml -> damaged(xml, 0)),
                sealed(xml -> damaged(xml, 1)),
                sealed(xml -> cut(xml, 0)),
                sealed(xml -> cut(xml, 1)),
                // a key that is another's, under our name
                (recipe, scene) -> recipe.seal(plain -> Seal.Rsa.good(other.certificate())
                        .close(plain)
                        .map(xml ->
                                renamed(xml, other.certificate(), scene.reader().orElseThrow()))))) {
            OurNode.Ending ending = us.end(us.abroad.answer(us.begin(LevelOfAssurance.HIGH), change));
            problems.add(ending.problem().orElseThrow());
            causes.add(ending.result() + ending.cause().replaceAll(".* ", " "));
        }
        problems.add(us.end(us.abroad.answer(
                        us.begin(LevelOfAssurance.HIGH),
                        Misdeeds.named("eidas-answer-stranger").change()))
                .problem()
                .orElseThrow());
        assertThat(problems).containsExactly("ANSWER_NOT_TRUSTED");
        assertThat(causes).hasSize(1);
    }

    @Test
    @DisplayName("C9 what is encrypted for somebody else is not for us")
    void anotherReader() {
        refusedAnswer(OPENED + " NOT_FOR_US", "for-another-reader");
    }

    @Test
    @DisplayName("C10 a CipherReference is refused before anything is decrypted, and never followed")
    void cipherReference() {
        for (String uri : List.of(canary.url(), "file:///etc/hostname", "#_x", "")) {
            for (String transforms : List.of(
                    "",
                    "<xenc:Transforms><ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\">"
                            + "<ds:XPath>count(//. | //@*)</ds:XPath></ds:Transform></xenc:Transforms>",
                    "<xenc:Transforms><ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>"
                            + "</xenc:Transforms>")) {
                String reference =
                        "<xenc:CipherReference URI=\"" + uri + "\">" + transforms + "</xenc:CipherReference>";
                refusedAnswer(
                        "MSG-01 FORBIDDEN_ELEMENT",
                        sealed(xml -> xml.replaceFirst("(?s)<xenc:CipherValue>.*?</xenc:CipherValue>", reference)));
                refusedAnswer(
                        "MSG-01 FORBIDDEN_ELEMENT",
                        sealed(xml -> xml.replaceFirst(
                                "(?s)(.*)<xenc:CipherValue>.*?</xenc:CipherValue>", "$1" + reference)));
            }
        }
    }

    @Test
    @DisplayName("C11 a RetrievalMethod is never followed, nor a ring of keys")
    void retrievalMethod() {
        for (String uri : List.of(canary.url(), "#_k", "")) {
            refusedAnswer(
                    "MSG-01 FORBIDDEN_ELEMENT",
                    sealed(xml ->
                            xml.replaceFirst("<ds:KeyInfo>", "<ds:KeyInfo><ds:RetrievalMethod URI=\"" + uri + "\"/>")));
        }
        refusedAnswer("MSG-01 TOO_MUCH_ENCRYPTION", sealed(xml -> nested(xml, 5)));
    }

    @Test
    @DisplayName("C12 a thousand encrypted keys or contents cost no decryption")
    void many() {
        String key = "<xenc:EncryptedKey><xenc:CipherData><xenc:CipherValue>AAAA</xenc:CipherValue></xenc:CipherData>"
                + "</xenc:EncryptedKey>";
        refusedAnswer(
                "MSG-01 TOO_MUCH_ENCRYPTION",
                sealed(xml -> xml.replaceFirst("<ds:KeyInfo>", "<ds:KeyInfo>" + key.repeat(1_000))));
        String data = "<xenc:EncryptedData xmlns:xenc=\"" + XENC + "\"/>";
        refusedAnswer(
                "MSG-01 TOO_MUCH_ENCRYPTION",
                sealed(xml -> xml.replace(
                        "</saml2:EncryptedAssertion>", data.repeat(1_000) + "</saml2:EncryptedAssertion>")));
    }

    /** A plain text that is closed by hand. */
    private static Misdeed.Change closed(Edit edit) {
        return (recipe, scene) ->
                recipe.content(edit).seal(Seal.Rsa.good(scene.reader().orElseThrow()));
    }

    private static Misdeed.Change sealing(UnaryOperator<Seal.Rsa> change) {
        return (recipe, scene) ->
                recipe.seal(change.apply(Seal.Rsa.good(scene.reader().orElseThrow())));
    }

    /** What is closed well is changed, and signed after that. */
    private static Misdeed.Change sealed(UnaryOperator<String> change) {
        return (recipe, scene) -> {
            Seal.Rsa good = Seal.Rsa.good(scene.reader().orElseThrow());
            return recipe.seal(plain -> good.close(plain).map(change));
        };
    }

    /** Turns a bit of a cipher value: 0 the key's, 1 the content's. */
    private static String damaged(String xml, int which) {
        return value(xml, which, text -> (text.charAt(40) == 'A' ? "B" : "A") + text.substring(1));
    }

    private static String cut(String xml, int which) {
        return value(xml, which, text -> text.substring(0, text.length() / 8 * 4));
    }

    private static String value(String xml, int which, UnaryOperator<String> change) {
        Document document = Xml.parse(xml);
        Element value =
                (Element) document.getElementsByTagNameNS(XENC, "CipherValue").item(which);
        value.setTextContent(change.apply(value.getTextContent()));
        return Xml.text(document);
    }

    private static String renamed(String xml, X509Certificate from, X509Certificate to) {
        return xml.replace(base64(from), base64(to));
    }

    private static String nested(String xml, int levels) {
        String key = Optional.of(xml)
                .map(text -> text.replaceAll("(?s).*(<xenc:EncryptedKey>.*</xenc:EncryptedKey>).*", "$1"))
                .orElseThrow();
        String inner = key;
        for (int i = 0; i < levels; i++) {
            inner = key.replace("<ds:KeyInfo>", "<ds:KeyInfo>" + inner);
        }
        return xml.replace(key, inner);
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
