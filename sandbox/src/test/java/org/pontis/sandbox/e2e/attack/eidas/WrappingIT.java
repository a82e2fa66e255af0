package org.pontis.sandbox.e2e.attack.eidas;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.flow.PostForm;
import org.pontis.sandbox.foreign.Edit;
import org.pontis.sandbox.foreign.Misdeeds;
import org.pontis.sandbox.foreign.Pen;
import org.pontis.sandbox.foreign.Seal;
import org.pontis.sandbox.foreign.Wish;
import org.pontis.sandbox.foreign.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import static org.assertj.core.api.Assertions.assertThat;

/** Part B of the catalogue: a good signature, and a message that it does not cover. */
class WrappingIT extends EidasAttack {

    private static final Set<String> WRAPPED = Set.of("MSG-01", "MSG-02", "RSP-04", "REQ-01");
    private static final String EXTENSIONS = "<samlp:Extensions xmlns:samlp=\"" + Xml.SAMLP + "\"/>";
    private static final String OBJECT = "<ds:Object xmlns:ds=\"" + Xml.DS + "\"/>";
    private static final String ADVICE = "<saml:Advice xmlns:saml=\"" + Xml.SAML + "\"/>";

    @Test
    @DisplayName("B1–B8 the eight classic wrappings, of an answer and of a request")
    void classic() {
        for (String shape :
                List.of("in-signature", "before-signature", "first", "last", "in-extensions", "in-object", "same-id")) {
            refusedBoth(WRAPPED, "wrapped-" + shape);
        }
    }

    @Test
    @DisplayName("B4–B8 an assertion in an assertion, inside what the country itself encrypted and signed")
    void inside() {
        for (String wrapper : List.of("", ADVICE, OBJECT)) {
            refusedAnswer(
                    "RSP-06",
                    (recipe, scene) -> recipe.content(document -> {
                        Element assertion = Xml.first(document, "Assertion");
                        Pen.of(scene.keys().signing()).sign(assertion);
                        Element evil = (Element) assertion.cloneNode(true);
                        evil.setAttribute("ID", "_evil");
                        put(assertion, wrapper, evil);
                        assertion.getParentNode().replaceChild(evil, assertion);
                    }));
        }
    }

    @Test
    @DisplayName("B9, B16 two SignedInfo, two values or two of anything in one signature are refused")
    void twoOfAnything() {
        for (String part : List.of(
                "SignedInfo",
                "SignatureValue",
                "Reference",
                "DigestValue",
                "Transforms",
                "SignatureMethod",
                "Signature")) {
            refusedBoth(WRAPPED, xml -> edited(xml, Edit.twice(part)));
        }
        for (String part : List.of("DigestValue", "SignatureValue")) {
            refusedBoth(Set.of("MSG-01"), xml -> xml.replaceFirst("(<ds:" + part + "[^>]*>)", "$1<!-- x -->"));
        }
    }

    @Test
    @DisplayName("B10 no wrapping gets through: every node, every position, every place of the signature")
    void everyPosition() {
        PostForm answer = us.abroad.answer(us.begin(LevelOfAssurance.HIGH));
        PostForm request = us.abroad.ask(Wish.USUAL).form();
        List<String> answers = variants(decoded(answer.message()));
        List<String> requests = variants(decoded(request.message()));
        answers.forEach(variant -> refused(WRAPPED, Misdeeds.rewritten(answer, xml -> variant)));
        requests.forEach(variant -> refusedRequest(WRAPPED, Misdeeds.rewritten(request, xml -> variant)));
        int tried = answers.size() + requests.size();
        // nothing of it used anything up
        accepted(answer);
        us.reply(request).accepted();
        assertThat(tried).isGreaterThan(400);
    }

    @Test
    @DisplayName("B11 a second assertion, plain or encrypted, before or behind the first, is refused")
    void secondAssertion() {
        refusedAnswer("MSG-01", "two-assertions");
        refusedAnswer("MSG-01", "plain-beside");
        refusedBoth(
                WRAPPED,
                xml -> edited(
                        xml,
                        Edit.append(
                                xml.contains("AuthnRequest") ? "AuthnRequest" : "Response",
                                "<saml:Assertion xmlns:saml=\"" + Xml.SAML + "\" ID=\"_second\" Version=\"2.0\"/>")));
    }

    @Test
    @DisplayName("B12 a digest in another place is not taken for the signature's")
    void secondDigest() {
        String digest = "<ds:DigestValue xmlns:ds=\"" + Xml.DS + "\">AAAA</ds:DigestValue>";
        refusedBoth(WRAPPED, xml -> edited(xml, Edit.before("SignedInfo", digest)));
        refusedBoth(
                WRAPPED,
                xml -> edited(xml, document -> Edit.append(
                                document.getDocumentElement().getLocalName(), digest)
                        .accept(document)));
        refusedAnswer(
                "RSP-04",
                after(xml -> edited(
                        xml,
                        Edit.append(
                                "Status",
                                "<samlp:StatusDetail xmlns:samlp=\"" + Xml.SAMLP + "\">" + digest
                                        + "</samlp:StatusDetail>"))));
    }

    @Test
    @DisplayName("B13 a document that changes by being read and written is refused at its DOCTYPE or comment")
    void roundTrip() {
        refusedBoth(Set.of("MSG-01"), xml -> "<!DOCTYPE x [<!NOTATION x SYSTEM 'x\">]><!--'>]>" + xml);
        refusedBoth(Set.of("MSG-01"), xml -> xml.replaceFirst("</(\\w+:)Issuer>", "<!--<--></$1Issuer>"));
        refusedBoth("MSG-03", xml -> xml.replaceFirst("</(\\w+:)Issuer>", "<![CDATA[<Issuer>x]]></$1Issuer>"));
    }

    @Test
    @DisplayName("B14 a signature in another namespace or place is none")
    void elsewhere() {
        refusedBoth(WRAPPED, xml -> xml.replace(Xml.DS + "\"", "http://www.w3.org/2000/09/xmldsig\""));
        for (String place : List.of("Issuer", "Status", "Extensions", "NameIDPolicy")) {
            UnaryOperator<String> moved = xml -> edited(xml, document -> {
                Node signature = Xml.first(document, "Signature");
                signature.getParentNode().removeChild(signature);
                Element parent = document.getElementsByTagNameNS("*", place).getLength() == 0
                        ? Xml.first(document, "Issuer")
                        : Xml.first(document, place);
                parent.appendChild(signature);
            });
            refusedBoth(WRAPPED, moved);
        }
        refusedBoth(
                WRAPPED,
                xml -> edited(xml, document -> {
                    Element detail = document.createElementNS(Xml.SAMLP, "samlp:StatusDetail");
                    detail.appendChild(Xml.first(document, "Signature"));
                    document.getDocumentElement().appendChild(detail);
                }));
    }

    @Test
    @DisplayName("B15 the signature of an assertion is not the one of the answer around it")
    void movedSignature() {
        // signed as a plain assertion, in an answer that is not signed: its signature is put where the answer's would
        // be
        refused(WRAPPED, us.abroad.answer(us.begin(LevelOfAssurance.HIGH), (recipe, scene) -> recipe.content(
                        document -> Pen.of(scene.keys().signing()).sign(Xml.first(document, "Assertion")))
                .seal(Seal.NONE)
                .unsigned()
                .letter(xml -> edited(xml, document -> {
                    Element root = document.getDocumentElement();
                    Element assertion = Xml.first(document, "Assertion");
                    root.insertBefore(Xml.first(document, "Signature"), assertion);
                    root.setAttribute("ID", assertion.getAttribute("ID"));
                    assertion.setAttribute("ID", assertion.getAttribute("ID") + "x");
                }))));
        refusedBoth(
                WRAPPED,
                xml -> edited(xml, document -> {
                    Element signature = Xml.first(document, "Signature");
                    Element copy = (Element) document.getDocumentElement().cloneNode(true);
                    Element object = document.createElementNS(Xml.DS, "ds:Object");
                    object.appendChild(copy);
                    signature.appendChild(object);
                    document.getDocumentElement()
                            .setAttribute("ID", document.getDocumentElement().getAttribute("ID") + "x");
                }));
    }

    @Test
    @DisplayName("B17 a canonicalization that fails or yields nothing signs nothing")
    void emptyCanonicalization() {
        String nothing = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        UnaryOperator<String> empty =
                xml -> xml.replaceFirst("(<ds:DigestValue[^>]*>)[^<]*", "$1" + nothing.replace("$", "\\$"));
        refusedBoth(WRAPPED, empty);
        refusedBoth(Set.of("MSG-01"), xml -> empty.apply(xml).replaceFirst(" ID=", " xmlns:r=\"../relative\" ID="));
    }

    @Test
    @DisplayName("B18 where a signature stands does not decide what it covers")
    void position() {
        // at the end it is still the answer's own, and still covers all of it; but the schema has a place for it
        UnaryOperator<String> last = xml ->
                edited(xml, document -> document.getDocumentElement().appendChild(Xml.first(document, "Signature")));
        refusedBoth(WRAPPED, last);
        refusedBoth(WRAPPED, xml -> last.apply(xml).replaceFirst("Version=\"2.0\"", "Version=\"2.1\""));
    }

    /** Every element of another message takes the signed one, first or last, in a wrapper or not, with its signature or without. */
    private static List<String> variants(String signed) {
        List<String> variants = new ArrayList<>();
        int places = Xml.all(Xml.parse(signed).getDocumentElement()).size();
        for (String wrapper : List.of("", EXTENSIONS, OBJECT)) {
            for (boolean moved : List.of(true, false)) {
                for (boolean first : List.of(true, false)) {
                    for (int place = 0; place < places; place++) {
                        variants.add(variant(signed, wrapper, moved, first, place));
                    }
                }
            }
        }
        return variants.stream().distinct().toList();
    }

    private static String variant(String signed, String wrapper, boolean moved, boolean first, int place) {
        Document document = Xml.parse(signed);
        Element root = document.getDocumentElement();
        Element original = (Element) root.cloneNode(true);
        if (moved) {
            original.removeChild(Xml.children(original, "Signature").getFirst());
        }
        root.setAttribute("ID", "_evil");
        Element parent = Xml.all(root).get(place);
        Node guest = original;
        if (!wrapper.isEmpty()) {
            guest = document.importNode(Xml.parse(wrapper).getDocumentElement(), true);
            guest.appendChild(original);
        }
        parent.insertBefore(guest, first ? parent.getFirstChild() : null);
        return Xml.text(document);
    }

    private static void put(Element original, String wrapper, Element into) {
        Document document = into.getOwnerDocument();
        Node guest = original.cloneNode(true);
        if (!wrapper.isEmpty()) {
            Node around = document.importNode(Xml.parse(wrapper).getDocumentElement(), true);
            around.appendChild(guest);
            guest = around;
        }
        into.appendChild(guest);
    }

    private static String edited(String xml, Edit edit) {
        Document document = Xml.parse(xml);
        edit.accept(document);
        return Xml.text(document);
    }

    private static String decoded(String message) {
        return new String(Base64.getDecoder().decode(message), StandardCharsets.UTF_8);
    }
}
