package org.pontis.eidas.saml;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.eidas.saml.Rejected.Reason;
import org.w3c.dom.Document;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.pontis.eidas.saml.Rejections.assertRejected;

class StructuralGateTest {

    private static final String SPACES = " xmlns:s='urn:oasis:names:tc:SAML:2.0:assertion' "
            + "xmlns:ds='http://www.w3.org/2000/09/xmldsig#' xmlns:e='http://www.w3.org/2001/04/xmlenc#'";

    @Test
    void anOrdinaryMessagePasses() {
        passes(
                "\n  <s:Issuer>urn:idp</s:Issuer>\n  <ds:Signature/>"
                        + "<s:Assertion ID='_1'><s:Issuer>urn:idp</s:Issuer><ds:Signature><ds:SignedInfo/></ds:Signature></s:Assertion>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<s:NameID>ana<!-- -->.evil</s:NameID>",
                "<s:NameID><!-- -->ana</s:NameID>",
                "<!-- nothing -->",
            })
    void aCommentIsRejectedWhereverItStands(String inside) {
        rejects(Reason.COMMENT, inside);
    }

    @Test
    void aCommentOutsideTheMessageIsRejected() {
        assertRejected(Reason.COMMENT, () -> check("<r/><!-- -->"));
        assertRejected(Reason.COMMENT, () -> check("<!-- --><r/>"));
    }

    @Test
    void aProcessingInstructionIsRejected() {
        rejects(Reason.PROCESSING_INSTRUCTION, "<s:NameID>EE/LV/1<?p?>.evil</s:NameID>");
        assertRejected(Reason.PROCESSING_INSTRUCTION, () -> check("<?xml-stylesheet href='a'?><r/>"));
    }

    @Test
    void characterDataIsJustText() {
        passes("<s:NameID>an<![CDATA[a]]></s:NameID>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<s:NameID>ana<b/></s:NameID>", "<s:NameID><b/>ana</s:NameID>", "text<b/>"})
    void textBesideElementsIsRejected(String inside) {
        rejects(Reason.MIXED_CONTENT, inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a ID='_1'/><b ID='_1'/>",
                "<a ID='_1'/><b Id='_1'/>",
                "<a id='_1'/><b xml:id='_1'/>",
                "<a ID='_1' Id='_1'/>",
            })
    void oneIdIsGivenOnce(String inside) {
        rejects(Reason.DUPLICATE_ID, inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a ID='1x'/>", "<a ID=''/>", "<a ID='a]&apos;'/>", "<a ID='a b'/>", "<a ID='a#'/>"})
    void anIdIsAPlainName(String inside) {
        rejects(Reason.INVALID_ID, inside);
    }

    @Test
    void anIdIsNotEndless() {
        rejects(Reason.INVALID_ID, "<a ID='" + "a".repeat(257) + "'/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a xmlns='relative'/>", "<b:a xmlns:b='../up'/>", "<b:a xmlns:b='a b'/>"})
    void aNamespaceIsAbsolute(String inside) {
        rejects(Reason.RELATIVE_NAMESPACE, inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ds:Signature><ds:Object/></ds:Signature>",
                "<ds:Manifest/>",
                "<ds:SignatureProperties/>",
                "<ds:RetrievalMethod URI='http://127.0.0.1:1/'/>",
                "<e:CipherReference URI='http://127.0.0.1:1/'/>",
                "<k:KeyInfoReference xmlns:k='http://www.w3.org/2009/xmldsig11#' URI='#x'/>",
            })
    void nothingThatPointsElsewhereIsAllowed(String inside) {
        rejects(Reason.FORBIDDEN_ELEMENT, inside);
    }

    @ParameterizedTest
    @CsvSource({
        "<s:Assertion/><s:Assertion/>, MORE_THAN_ONE_ASSERTION",
        "<s:Assertion/><s:EncryptedAssertion/>, MORE_THAN_ONE_ASSERTION",
        "<s:EncryptedAssertion/><s:EncryptedAssertion/>, MORE_THAN_ONE_ASSERTION",
        "<s:Assertion><s:Advice><s:Assertion/></s:Advice></s:Assertion>, MORE_THAN_ONE_ASSERTION",
        "<x><s:Assertion/></x>, MISPLACED_ASSERTION",
        "<ds:Signature/><ds:Signature/>, MISPLACED_SIGNATURE",
        "<x><ds:Signature/></x>, MISPLACED_SIGNATURE",
        "<ds:Signature><ds:Signature/></ds:Signature>, MISPLACED_SIGNATURE",
        "<s:Assertion><ds:Signature/><ds:Signature/></s:Assertion>, MISPLACED_SIGNATURE",
        "<s:Assertion><s:Subject><ds:Signature/></s:Subject></s:Assertion>, MISPLACED_SIGNATURE",
        "<e:EncryptedData/><e:EncryptedData/>, TOO_MUCH_ENCRYPTION",
        "<e:EncryptedKey/><e:EncryptedKey/><e:EncryptedKey/>, TOO_MUCH_ENCRYPTION",
    })
    void assertionsSignaturesAndCiphersHaveTheirPlaces(String inside, Reason reason) {
        rejects(reason, inside);
    }

    @Test
    void aSignatureAsTheWholeDocumentIsRejected() {
        assertRejected(
                Reason.MISPLACED_SIGNATURE,
                () -> check("<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/>"));
    }

    @Test
    void fiveThousandNodesAreEnough() {
        rejects(Reason.TOO_MANY_NODES, "<a/>".repeat(5_000));
        rejects(Reason.TOO_MANY_NODES, "<a b=''/>".repeat(2_500));
        passes("<a/>".repeat(4_990));
    }

    private static void passes(String inside) {
        assertThatNoException().isThrownBy(() -> check("<r" + SPACES + ">" + inside + "</r>"));
    }

    private static void rejects(Reason reason, String inside) {
        assertRejected(reason, () -> check("<r" + SPACES + ">" + inside + "</r>"));
    }

    private static void check(String xml) throws Rejected {
        Document document = SamlXml.parse(xml.getBytes(StandardCharsets.UTF_8));
        StructuralGate.check(document, document.getDocumentElement());
    }
}
