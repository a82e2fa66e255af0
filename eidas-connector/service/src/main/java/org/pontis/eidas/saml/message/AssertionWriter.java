package org.pontis.eidas.saml.message;

import java.time.Instant;
import java.util.List;

import javax.xml.namespace.QName;

import org.opensaml.core.xml.schema.XSAny;
import org.opensaml.core.xml.schema.impl.XSAnyBuilder;
import org.opensaml.saml.common.SAMLVersion;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.core.AttributeStatement;
import org.opensaml.saml.saml2.core.Audience;
import org.opensaml.saml.saml2.core.AudienceRestriction;
import org.opensaml.saml.saml2.core.AuthnContext;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnStatement;
import org.opensaml.saml.saml2.core.Conditions;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.Subject;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.Person;
import org.pontis.eidas.saml.OpenSaml;
import org.pontis.eidas.saml.message.EidasResponse.Success;

/** Writes the assertion of an answer (message format 2.4.2, 6.5). */
final class AssertionWriter {

    private AssertionWriter() {}

    static Assertion xml(EidasResponse response, Success success) {
        Instant until = response.issuedAt().plus(success.validity());
        Assertion assertion = OpenSaml.create(Assertion.class, Assertion.DEFAULT_ELEMENT_NAME);
        assertion.setID(MessageId.next());
        assertion.setVersion(SAMLVersion.VERSION_20);
        assertion.setIssueInstant(response.issuedAt());
        assertion.setIssuer(RequestWriter.issuer(response.issuer()));
        assertion.setSubject(subject(response, success.nameId(), until));
        assertion.setConditions(conditions(response.issuedAt(), until, success.audience()));
        assertion.getAuthnStatements().add(authentication(success));
        assertion.getAttributeStatements().add(attributes(success));
        return assertion;
    }

    private static Subject subject(EidasResponse response, NameId name, Instant until) {
        NameID nameId = OpenSaml.create(NameID.class, NameID.DEFAULT_ELEMENT_NAME);
        nameId.setFormat(name.format().uri());
        nameId.setValue(name.value());
        SubjectConfirmationData data =
                OpenSaml.create(SubjectConfirmationData.class, SubjectConfirmationData.DEFAULT_ELEMENT_NAME);
        data.setInResponseTo(response.inResponseTo());
        data.setRecipient(response.destination());
        data.setNotOnOrAfter(until);
        SubjectConfirmation confirmation =
                OpenSaml.create(SubjectConfirmation.class, SubjectConfirmation.DEFAULT_ELEMENT_NAME);
        confirmation.setMethod(Names.BEARER);
        confirmation.setSubjectConfirmationData(data);
        Subject subject = OpenSaml.create(Subject.class, Subject.DEFAULT_ELEMENT_NAME);
        subject.setNameID(nameId);
        subject.getSubjectConfirmations().add(confirmation);
        return subject;
    }

    private static Conditions conditions(Instant from, Instant until, String entityId) {
        Audience audience = OpenSaml.create(Audience.class, Audience.DEFAULT_ELEMENT_NAME);
        audience.setURI(entityId);
        AudienceRestriction restriction =
                OpenSaml.create(AudienceRestriction.class, AudienceRestriction.DEFAULT_ELEMENT_NAME);
        restriction.getAudiences().add(audience);
        Conditions conditions = OpenSaml.create(Conditions.class, Conditions.DEFAULT_ELEMENT_NAME);
        conditions.setNotBefore(from);
        conditions.setNotOnOrAfter(until);
        conditions.getAudienceRestrictions().add(restriction);
        return conditions;
    }

    private static AuthnStatement authentication(Success success) {
        AuthnContextClassRef reference =
                OpenSaml.create(AuthnContextClassRef.class, AuthnContextClassRef.DEFAULT_ELEMENT_NAME);
        reference.setURI(success.level().uri());
        AuthnContext context = OpenSaml.create(AuthnContext.class, AuthnContext.DEFAULT_ELEMENT_NAME);
        context.setAuthnContextClassRef(reference);
        AuthnStatement statement = OpenSaml.create(AuthnStatement.class, AuthnStatement.DEFAULT_ELEMENT_NAME);
        statement.setAuthnInstant(success.authenticatedAt());
        statement.setAuthnContext(context);
        return statement;
    }

    private static AttributeStatement attributes(Success success) {
        AttributeStatement statement =
                OpenSaml.create(AttributeStatement.class, AttributeStatement.DEFAULT_ELEMENT_NAME);
        add(statement, success.identity().person());
        success.identity().representative().ifPresent(person -> add(statement, person));
        return statement;
    }

    private static void add(AttributeStatement statement, Person person) {
        person.values().forEach((attribute, values) -> statement.getAttributes().add(attribute(attribute, values)));
    }

    private static Attribute attribute(AttributeDefinition definition, List<AttributeValue> values) {
        Attribute attribute = OpenSaml.create(Attribute.class, Attribute.DEFAULT_ELEMENT_NAME);
        attribute.setFriendlyName(definition.friendlyName());
        attribute.setName(definition.uri());
        attribute.setNameFormat(Attribute.URI_REFERENCE);
        values.forEach(value -> attribute.getAttributeValues().add(value(definition, value)));
        return attribute;
    }

    /** The mark of another script is written with its namespace, as the schema wants it (the profile's samples leave it out). */
    private static XSAny value(AttributeDefinition definition, AttributeValue value) {
        String namespace = definition.set().namespace();
        String prefix = definition.set().prefix();
        XSAny element = new XSAnyBuilder()
                .buildObject(
                        org.opensaml.saml.saml2.core.AttributeValue.DEFAULT_ELEMENT_NAME,
                        new QName(namespace, definition.type(), prefix));
        element.setTextContent(value.text());
        if (!value.latinScript()) {
            element.getUnknownAttributes().put(new QName(namespace, Names.LATIN_SCRIPT, prefix), "false");
        }
        return element;
    }
}
