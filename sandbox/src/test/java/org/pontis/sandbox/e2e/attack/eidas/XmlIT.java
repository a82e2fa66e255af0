package org.pontis.sandbox.e2e.attack.eidas;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.flow.PostForm;
import org.pontis.sandbox.foreign.Edit;
import org.pontis.sandbox.foreign.Misdeed;
import org.pontis.sandbox.foreign.Recipe;
import org.pontis.sandbox.foreign.Scene;
import org.pontis.sandbox.foreign.Seal;
import org.pontis.sandbox.foreign.Wish;
import org.pontis.sandbox.foreign.Xml;

import static org.assertj.core.api.Assertions.assertThat;

/** Part A of the catalogue: XML that harms whoever reads it, from the other country or anybody on the way. */
class XmlIT extends EidasAttack {

    private static final String DOOR = "MSG-01";
    private static final String SCHEMA = "MSG-02";
    private static final Set<String> DOOR_OR_BEFORE = Set.of(DOOR, "REQUEST_MALFORMED");
    private static final String OPENED = "RSP-06";

    @Test
    @DisplayName("A1 a document type is refused, whatever is in it")
    void doctype() {
        refusedBoth(Set.of(DOOR), "doctype");
        refusedBoth(DOOR, "<!DOCTYPE x []>"::concat);
        refusedBoth(DOOR, "<!DOCTYPE x PUBLIC \"-//x\" \"http://127.0.0.1:1/\">"::concat);
    }

    @Test
    @DisplayName("A2 no entity is read from anywhere")
    void externalEntity(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        refusedBoth(Set.of(DOOR), "external-entity");
        for (String place :
                List.of(secret.toUri().toString(), canary.url(), "jar:" + canary.url() + "!/x", "netdoc:///x")) {
            refusedBoth(DOOR, xml -> "<!DOCTYPE x [<!ENTITY f SYSTEM \"" + place + "\">]>" + into(xml, "&f;"));
        }
    }

    @Test
    @DisplayName("A3 no parameter entity and no external subset is read")
    void parameterEntity() {
        refusedBoth(DOOR, ("<!DOCTYPE x SYSTEM \"" + canary.url() + "\">")::concat);
        refusedBoth(DOOR, ("<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + canary.url() + "\"> %p;]>")::concat);
    }

    @Test
    @DisplayName("A4 entities do not multiply")
    void laughs() {
        refusedBoth(Set.of(DOOR), "laughs");
        refusedBoth(
                DOOR,
                xml -> "<!DOCTYPE x [<!ENTITY a \"" + "a".repeat(50_000) + "\">]>" + into(xml, "&a;".repeat(500)));
    }

    @Test
    @DisplayName("A5 nothing is included, and no schema or style sheet is fetched")
    void inclusion() {
        String include = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + canary.url() + "\"/>";
        refusedBoth(Set.of(DOOR, SCHEMA, "RSP-04", "REQ-01"), xml -> into(xml, include));
        refusedAnswer("MSG-01 UNEXPECTED_MESSAGE", Edit.append("Response", include));
        refusedBoth(DOOR, ("<?xml-stylesheet href=\"" + canary.url() + "\" type=\"text/xsl\"?>")::concat);
        // signed by the country: our own schemas are what is looked at
        acceptedAnswer((recipe, scene) -> recipe.content(document -> document.getDocumentElement()
                .setAttributeNS(
                        "http://www.w3.org/2001/XMLSchema-instance",
                        "xsi:schemaLocation",
                        Xml.SAMLP + " " + canary.url())));
    }

    @Test
    @DisplayName("A6 what was decrypted is read no less carefully")
    void inside() {
        inside(
                OPENED + " MALFORMED",
                xml -> "<!DOCTYPE x [<!ENTITY f SYSTEM \"" + canary.url() + "\">]>" + into(xml, "&f;"));
        inside(OPENED + " MALFORMED", xml -> "<!DOCTYPE x>" + xml);
        inside(OPENED + " COMMENT", xml -> xml.replace("Garland", "Garl<!---->and"));
        inside(OPENED + " PROCESSING_INSTRUCTION", xml -> xml.replace("Garland", "Garl<?p?>and"));
        inside(OPENED + " MALFORMED", xml -> xml + xml);
        inside(OPENED + " MALFORMED", xml -> "no XML at all");
    }

    @Test
    @DisplayName("A7 a hundred thousand levels are no deeper than sixty")
    void deep() {
        refusedBoth(Set.of(DOOR), "deep");
        refusedBoth(DOOR, xml -> into(xml, "<x>".repeat(9_000) + "</x>".repeat(9_000)));
        inside(OPENED + " MALFORMED", xml -> into(xml, "<x>".repeat(3_000) + "</x>".repeat(3_000)));
        refusedBoth(DOOR_OR_BEFORE, xml -> "<x>".repeat(100_000));
    }

    @Test
    @DisplayName("A8 neither attributes nor siblings nor names nor texts are endless")
    void wide() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        refusedBoth(DOOR, xml -> into(xml, "<x" + attributes + "/>"));
        refusedBoth(DOOR, xml -> into(xml, "<x/>".repeat(20_000)));
        refusedBoth(DOOR, xml -> into(xml, "<" + "x".repeat(50_000) + "/>"));
        refusedBoth(DOOR, xml -> into(xml, "<x>" + "x".repeat(140_000) + "</x>"));
        refusedBoth(DOOR_OR_BEFORE, "large");
    }

    @Test
    @DisplayName("A9 only UTF-8 is read, and what says so")
    void encodings() {
        refusedBoth(Set.of(DOOR), "utf16");
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-32", "IBM037")) {
            refusedBytes(xml -> xml.getBytes(Charset.forName(charset)));
        }
        refusedBoth(DOOR, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"::concat);
        refusedBoth(DOOR, "<?xml version=\"1.0\" encoding=\"UTF-7\"?>"::concat);
        // an overlong slash, and one that is cut off
        refusedBytes(xml -> replaced(xml.getBytes(StandardCharsets.UTF_8), (byte) 0xC0, (byte) 0xAF));
        refusedBytes(xml -> replaced(xml.getBytes(StandardCharsets.UTF_8), (byte) 0xE2, (byte) 0x82));
        acceptedAnswer(after("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"::concat));
    }

    @Test
    @DisplayName("A10 XML 1.1, control characters and half surrogates are refused")
    void characters() {
        refusedBoth(Set.of(DOOR), "xml-1-1");
        for (String odd : List.of("&#0;", "&#1;", "&#x1F;", "&#xFFFE;", "&#xD800;", "\u0001", "\u0000", "&#x110000;")) {
            refusedBoth(DOOR, xml -> into(xml, "<x>" + odd + "</x>"));
        }
    }

    @Test
    @DisplayName("A11 a comment in a value is refused, and never ends it")
    void comment() {
        refusedBoth(Set.of(DOOR + " COMMENT"), "comment");
        inside(OPENED + " COMMENT", xml -> xml.replace("48-15162342", "48-1516<!-- -->2342"));
        inside(OPENED + " COMMENT", xml -> xml.replaceFirst("(<[^>]*NameID[^>]*>)", "$1a<!-- -->"));
    }

    @Test
    @DisplayName("A12 a processing instruction in a value is refused, and never begins it")
    void instruction() {
        refusedBoth(Set.of(DOOR + " PROCESSING_INSTRUCTION"), "instruction");
        inside(OPENED + " PROCESSING_INSTRUCTION", xml -> xml.replace("48-15162342", "48-1516<?p?>2342"));
    }

    @Test
    @DisplayName("A13 an element in a value is refused, though the country signed it")
    void element() {
        inside(OPENED, xml -> xml.replaceFirst("(<[^>]*NameID[^>]*>)", "$1<x/>"));
        inside(Set.of(OPENED, "ATT-04", "RSP-09"), xml -> xml.replace("48-15162342", "48-1516<x/>2342"));
        refusedBoth(Set.of(DOOR, SCHEMA), xml -> xml.replaceFirst("(<[^>]*Issuer[^>]*>)", "$1<x/>"));
    }

    @Test
    @DisplayName("A14 character data is the same text, and nothing else than text")
    void characterData() {
        acceptedAnswer((recipe, scene) ->
                recipe.letter(xml -> xml.replaceFirst(">(http[^<]*)</(\\w+:Issuer)>", "><![CDATA[$1]]></$2>")));
        acceptedAnswer(sealed(xml -> xml.replace("Garland", "<![CDATA[Garland]]>")));
        inside("ATT-05", xml -> xml.replace("CB/ES/48", "<![CDATA[LV/ES/48]]>"));
    }

    @Test
    @DisplayName("A15 no two spellings are one person, and none is trimmed into another")
    void spellings() {
        for (String odd : List.of(" 48", "48 ", "4\u00a08", "4\t8", "4\n8", "4\u20038")) {
            refusedAnswer("ATT-04", identifier(odd));
        }
        for (String other : List.of("4\u200b8", "48\u0301", "Ａ")) {
            OurNode.Ending ending =
                    us.end(us.abroad.answer(us.begin(LevelOfAssurance.HIGH), saying(identifier(other))));
            // a stranger's, perhaps, and nobody else's
            ending.code().map(us::redeem).ifPresent(claims -> assertThat(claims.getClaims())
                    .containsEntry("person_identifier", "CB/ES/" + other));
        }
    }

    @Test
    @DisplayName("A16 Base64 is strict, in one line or many")
    void base64() {
        PostForm good = us.abroad.answer(us.begin(LevelOfAssurance.HIGH));
        String message = good.message();
        for (String bad : List.of(
                message + "!",
                message + "====",
                message + "AAAA*",
                " " + message,
                message.substring(0, 20) + " " + message.substring(20),
                message.substring(0, 21) + "=" + message.substring(21),
                message.substring(0, 20) + "\u0000" + message.substring(20),
                message.replace("+", "-").replace("/", "_") + "-_",
                "")) {
            refused(DOOR_OR_BEFORE, with(good, bad));
        }
        byte[] xml = Base64.getDecoder().decode(message);
        accepted(with(good, Base64.getMimeEncoder().encodeToString(xml)));
    }

    @Test
    @DisplayName("A20 what is no message for this place is refused: another root, another role's, an envelope")
    void otherMessages() {
        for (String other : List.of(
                "<samlp:LogoutRequest xmlns:samlp=\"" + Xml.SAMLP + "\" ID=\"_a\"/>",
                "<samlp:ArtifactResolve xmlns:samlp=\"" + Xml.SAMLP + "\" ID=\"_a\"/>",
                "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:1.0:protocol\" ResponseID=\"_a\"/>",
                "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body/></S:Envelope>",
                "<html/>",
                "{}",
                "")) {
            refusedBoth(DOOR_OR_BEFORE, xml -> other);
        }
        refused(DOOR, as("SAMLResponse", us.abroad.ask(Wish.USUAL).form()));
        refusedRequest(Set.of(DOOR), as("SAMLRequest", us.abroad.answer(us.begin(LevelOfAssurance.HIGH))));
    }

    @Test
    @DisplayName("A21 namespaces are absolute, declared and what they are called")
    void namespaces() {
        refusedBoth(DOOR, xml -> xml.replaceFirst(" ID=", " xmlns:r=\"../relative\" ID="));
        refusedBoth(DOOR, xml -> xml.replaceFirst(" ID=", " xmlns:r=\"\" ID="));
        refusedBoth(DOOR, xml -> xml.replaceFirst(" ID=", " undeclared:a=\"\" ID="));
        refusedBoth(Set.of(DOOR, SCHEMA), xml -> xml.replace(Xml.SAMLP, "urn:oasis:names:tc:SAML:2.0:protocol "));
        refusedBoth(
                Set.of(DOOR, SCHEMA, "RSP-04", "REQ-01"),
                xml -> xml.replaceFirst(" ID=", " xml:base=\"http://x.example/\" ID="));
        refusedBoth(Set.of(DOOR, SCHEMA, "RSP-04", "REQ-01"), xml -> xml.replaceFirst(" ID=", " xml:lang=\"es\" ID="));
        refusedBoth(Set.of(DOOR, SCHEMA, "MSG-03"), xml -> xml.replace(Xml.SAML, "urn:x"));
    }

    /** A plain text that is closed by hand, and an answer around it that the country signs. */
    private static Misdeed.Change sealed(UnaryOperator<String> change) {
        return (recipe, scene) ->
                recipe.seal(plain -> Seal.Rsa.good(scene.reader().orElseThrow()).close(change.apply(plain)));
    }

    private static void inside(String check, UnaryOperator<String> change) {
        inside(Set.of(check), change);
    }

    private static void inside(Set<String> checks, UnaryOperator<String> change) {
        refused(checks, us.abroad.answer(us.begin(LevelOfAssurance.SUBSTANTIAL), sealed(change)));
    }

    private static Edit identifier(String rest) {
        return Edit.value("PersonIdentifier", "CB/ES/" + rest);
    }

    /** Behind the first tag. */
    private static String into(String xml, String more) {
        return xml.replaceFirst(">", ">" + Matcher.quoteReplacement(more));
    }

    private static PostForm as(String field, PostForm form) {
        return new PostForm(form.destination(), field, form.message(), form.relayState());
    }

    private static PostForm with(PostForm form, String message) {
        return new PostForm(form.destination(), form.field(), message, form.relayState());
    }

    private static void refusedBytes(Function<String, byte[]> bytes) {
        Misdeed.Change change = (Recipe recipe, Scene scene) -> recipe.form(form -> with(
                form,
                Base64.getEncoder()
                        .encodeToString(bytes.apply(
                                new String(Base64.getDecoder().decode(form.message()), StandardCharsets.UTF_8)))));
        refusedAnswer(DOOR, change);
        refusedRequest(DOOR, change);
    }

    private static byte[] replaced(byte[] xml, byte one, byte two) {
        xml[60] = one;
        xml[61] = two;
        return xml;
    }
}
