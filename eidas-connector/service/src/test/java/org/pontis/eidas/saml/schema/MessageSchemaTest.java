package org.pontis.eidas.saml.schema;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.eidas.Vectors;
import org.w3c.dom.Element;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class MessageSchemaTest {

    private static final String RESPONSE = text("ecdsa-p256_unencrypted/natural-minimal/Response.xml");
    private static final String REQUEST = text("ecdsa-p256_rsa-oaep/natural-full/AuthnRequest.xml");

    static Stream<String> captured() {
        return Stream.of(
                        "AuthnRequest.xml",
                        "Response.xml",
                        "Assertion.decrypted.xml",
                        "ServiceMetadata.xml",
                        "ConnectorMetadata.xml")
                .flatMap(name -> Vectors.named(name, Vectors.CAPTURED).stream());
    }

    @ParameterizedTest
    @MethodSource("captured")
    void whatTheReferenceNodeWritesIsValidWithItsTypes(String document) {
        Element root = root(new String(Vectors.bytes(document), UTF_8));
        assertThat(MessageSchema.RECEIVED.problem(root)).isEmpty();
        assertThat(MessageSchema.WRITTEN.problem(root)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Version=\"2.0\" | ~~ | cvc-complex-type.4 at /Response",
                "saml2p:Status> | saml2p:Stat> | cvc-complex-type.2.4.a at /Response/Stat",
                "saml2:Conditions | saml2:Terms | cvc-complex-type.2.4.a at /Response/Assertion/Terms",
                "AuthnInstant=\" | AuthnInstant=\"x | cvc-datatype-valid.1.2.1 at /Response/Assertion/AuthnStatement",
                "FriendlyName=\" | Alias=\" | cvc-complex-type.3.2.2 at /Response/Assertion/AttributeStatement/Attribute",
            })
    void whatTheSchemaForbidsIsNamedWithoutQuotingIt(String from, String to, String problem) {
        assertThat(RESPONSE).contains(from);
        assertThat(MessageSchema.RECEIVED.problem(root(RESPONSE.replace(from, to))))
                .contains(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "eidas:SPType>public<, eidas:SPType>Public<",
        "NameFormat=, Format=",
        "isRequired=\"true\", isRequired=\"yes\"",
        "Comparison=\"minimum\", Comparison=\"at least\"",
        "ForceAuthn=\"true\", ForceAuthn=\"maybe\"",
    })
    void requestsAreValidTheSame(String from, String to) {
        assertThat(REQUEST).contains(from);
        assertThat(MessageSchema.RECEIVED.problem(root(REQUEST.replace(from, to))))
                .isPresent();
    }

    @Test
    void nothingOfOneMessageIsKnownToTheNext() {
        for (int i = 0; i < 3; i++) {
            assertThat(MessageSchema.RECEIVED.problem(root(RESPONSE))).isEmpty();
            assertThat(MessageSchema.RECEIVED.problem(root(RESPONSE.replace("Version=\"2.0\"", ""))))
                    .contains("cvc-complex-type.4 at /Response");
            assertThat(MessageSchema.WRITTEN.problem(root(REQUEST))).isEmpty();
        }
    }

    @Test
    void isRequiredMayBeLeftOut() {
        assertThat(MessageSchema.RECEIVED.problem(root(REQUEST.replaceAll(" isRequired=\"[a-z]*\"", ""))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'xsi:type=\"eidas-natural:DateOfBirthType\"', ''",
        "eidas-natural:DateOfBirthType, eidas-natural:BirthdayType",
        "eidas-natural:DateOfBirthType, unknown:DateOfBirthType",
        "'xsi:type=\"eidas-natural:DateOfBirthType\"', 'LatinScript=\"false\"'",
        "'xsi:type=\"eidas-natural:DateOfBirthType\"', 'eidas-natural:LatinScript=\"false\"'",
    })
    void howAValueIsTypedIsNotLookedAtInWhatOthersWrite(String from, String to) {
        assertThat(RESPONSE).contains(from);
        assertThat(MessageSchema.RECEIVED.problem(root(RESPONSE.replace(from, to))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PersonIdentifierType, CA/CA/12345, true",
        "PersonIdentifierType, CA/CA/1 2, false",
        "PersonIdentifierType, ca/CA/12, false",
        "CurrentFamilyNameType, García, true",
        "CurrentFamilyNameType, '', false",
        "DateOfBirthType, 1965-01-01, true",
        "DateOfBirthType, 1965-13-01, false",
        "DateOfBirthType, 1965-01-01Z, false",
        "GenderType, Female, true",
        "GenderType, F, false",
        "NationalityType, EL, true",
        "NationalityType, Greek, false",
        "PhoneNumberType, +34912739000, true",
        "PhoneNumberType, 0034912739000, false",
        "CurrentAddressType, PGE+, true",
        "CurrentAddressType, '?', false",
        "LegalNameType, x, false",
    })
    void inWhatWeWriteEachValueIsWhatItsTypeSays(String type, String value, boolean valid) {
        String attribute =
                "<saml2:Attribute xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\" Name=\"n\"><saml2:AttributeValue"
                        + " xmlns:n=\"http://eidas.europa.eu/attributes/naturalperson\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xsi:type=\"n:" + type + "\">" + value + "</saml2:AttributeValue></saml2:Attribute>";
        assertThat(MessageSchema.WRITTEN.problem(root(attribute)).isEmpty()).isEqualTo(valid);
    }

    @Test
    void twoIdsOfTheSameNameAreOneTooMany() {
        String id = RESPONSE.replaceAll("(?s).*<saml2:Assertion[^>]* ID=\"([^\"]*)\".*", "$1");
        String twice = RESPONSE.replaceFirst(" ID=\"[^\"]*\"", " ID=\"" + id + "\"");
        assertThat(MessageSchema.RECEIVED.problem(root(twice)))
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("cvc-id.2"));
    }

    @Test
    void aMessageCannotBringItsOwnSchema() {
        String own = RESPONSE.replaceFirst(
                "<saml2p:Response ", "<saml2p:Response xsi:schemaLocation=\"urn:x http://127.0.0.1:1/x.xsd\" ");
        assertThat(MessageSchema.RECEIVED.problem(root(own))).isEmpty();
    }

    @Test
    void manyAreValidatedAtTheSameTime() {
        List<Boolean> valid = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> MessageSchema.RECEIVED
                        .problem(root(i % 2 == 0 ? RESPONSE : RESPONSE.replace("Version=\"2.0\"", "")))
                        .isEmpty())
                .toList();
        assertThat(valid)
                .isEqualTo(IntStream.range(0, 200).mapToObj(i -> i % 2 == 0).toList());
    }

    private static String text(String path) {
        return new String(Vectors.bytes(Vectors.CAPTURED + path), UTF_8);
    }

    private static Element root(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
