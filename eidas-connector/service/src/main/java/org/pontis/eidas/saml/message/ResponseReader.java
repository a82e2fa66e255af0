package org.pontis.eidas.saml.message;

import java.util.List;
import java.util.Optional;

import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.core.AttributeStatement;
import org.opensaml.saml.saml2.core.Audience;
import org.opensaml.saml.saml2.core.AudienceRestriction;
import org.opensaml.saml.saml2.core.AuthnContext;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnStatement;
import org.opensaml.saml.saml2.core.Condition;
import org.opensaml.saml.saml2.core.Conditions;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.OneTimeUse;
import org.opensaml.saml.saml2.core.ProxyRestriction;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.core.StatusMessage;
import org.opensaml.saml.saml2.core.Subject;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.saml.message.ReceivedAssertion.Authentication;
import org.pontis.eidas.saml.message.ReceivedAssertion.Confirmation;
import org.pontis.eidas.saml.message.ReceivedAssertion.Name;
import org.pontis.eidas.saml.message.ReceivedAssertion.SentAttribute;
import org.pontis.eidas.saml.message.ReceivedAssertion.Validity;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Reads what an answer and its assertion say; the attributes' names count, the types of their values do not. */
public final class ResponseReader {

    private ResponseReader() {}

    public static ReceivedResponse read(Response xml) {
        return new ReceivedResponse(
                Envelope.of(xml),
                Optional.ofNullable(xml.getInResponseTo()),
                Optional.ofNullable(xml.getStatus()).flatMap(ResponseReader::status),
                xml.getAssertions().size(),
                xml.getEncryptedAssertions().size());
    }

    public static ReceivedAssertion read(Assertion xml) {
        Optional<Subject> subject = Optional.ofNullable(xml.getSubject());
        List<AttributeStatement> statements = xml.getAttributeStatements();
        return new ReceivedAssertion(
                Envelope.of(xml),
                subject.map(Subject::getNameID).map(ResponseReader::name),
                subject.map(Subject::getSubjectConfirmations).orElse(List.of()).stream()
                        .map(ResponseReader::confirmation)
                        .toList(),
                Optional.ofNullable(xml.getConditions()).map(ResponseReader::validity),
                xml.getAuthnStatements().stream()
                        .map(ResponseReader::authentication)
                        .toList(),
                statements.size(),
                statements.stream()
                        .mapToInt(
                                statement -> statement.getEncryptedAttributes().size())
                        .sum(),
                statements.stream()
                        .flatMap(statement -> statement.getAttributes().stream())
                        .map(ResponseReader::attribute)
                        .toList());
    }

    private static Optional<EidasStatus> status(Status status) {
        Optional<StatusCode> code = Optional.ofNullable(status.getStatusCode());
        return EidasStatus.read(
                code.map(StatusCode::getValue),
                code.map(StatusCode::getStatusCode).map(StatusCode::getValue),
                code.map(StatusCode::getStatusCode)
                        .map(StatusCode::getStatusCode)
                        .map(StatusCode::getValue),
                Optional.ofNullable(status.getStatusMessage()).map(StatusMessage::getValue));
    }

    private static Name name(NameID name) {
        return new Name(Optional.ofNullable(name.getFormat()), Optional.ofNullable(name.getValue()));
    }

    private static Confirmation confirmation(SubjectConfirmation confirmation) {
        Optional<SubjectConfirmationData> data = Optional.ofNullable(confirmation.getSubjectConfirmationData());
        return new Confirmation(
                Optional.ofNullable(confirmation.getMethod()),
                data.map(SubjectConfirmationData::getInResponseTo),
                data.map(SubjectConfirmationData::getRecipient),
                data.map(SubjectConfirmationData::getNotBefore),
                data.map(SubjectConfirmationData::getNotOnOrAfter));
    }

    private static Validity validity(Conditions conditions) {
        return new Validity(
                Optional.ofNullable(conditions.getNotBefore()),
                Optional.ofNullable(conditions.getNotOnOrAfter()),
                conditions.getAudienceRestrictions().stream()
                        .map(restriction -> restriction.getAudiences().stream()
                                .map(Audience::getURI)
                                .map(uri -> uri == null ? "" : uri)
                                .toList())
                        .toList(),
                conditions.getConditions().stream()
                        .filter(ResponseReader::isUnknown)
                        .map(condition -> condition.getElementQName().getLocalPart())
                        .toList());
    }

    /** One-time use is how answers are used anyway, and an answer is not passed on to another service. */
    private static boolean isUnknown(Condition condition) {
        return !(condition instanceof OneTimeUse
                || condition instanceof ProxyRestriction
                || condition instanceof AudienceRestriction);
    }

    private static Authentication authentication(AuthnStatement statement) {
        return new Authentication(
                Optional.ofNullable(statement.getAuthnInstant()),
                Optional.ofNullable(statement.getSessionNotOnOrAfter()),
                Optional.ofNullable(statement.getAuthnContext())
                        .map(AuthnContext::getAuthnContextClassRef)
                        .map(AuthnContextClassRef::getURI));
    }

    private static SentAttribute attribute(Attribute attribute) {
        return new SentAttribute(
                Optional.ofNullable(attribute.getName()),
                Optional.ofNullable(attribute.getNameFormat()),
                Optional.ofNullable(attribute.getFriendlyName()),
                attribute.getAttributeValues().stream()
                        .map(XMLObject::getDOM)
                        .map(ResponseReader::value)
                        .toList());
    }

    /** A value that is XML in itself is none: the message format wants such content in Base64. */
    private static AttributeValue value(Element element) {
        return new AttributeValue(hasChildElement(element) ? "" : element.getTextContent(), isLatin(element));
    }

    private static boolean hasChildElement(Element element) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                return true;
            }
        }
        return false;
    }

    /** The mark comes with or without a namespace: the standard's samples and its schema disagree. */
    private static boolean isLatin(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (Names.LATIN_SCRIPT.equals(attribute.getLocalName())) {
                return !(attribute.getValue().equals("false")
                        || attribute.getValue().equals("0"));
            }
        }
        return true;
    }
}
