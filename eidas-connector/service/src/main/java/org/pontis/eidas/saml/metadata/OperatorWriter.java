package org.pontis.eidas.saml.metadata;

import java.util.Locale;

import javax.xml.namespace.QName;

import org.opensaml.core.xml.schema.XSString;
import org.opensaml.saml.saml2.metadata.Company;
import org.opensaml.saml.saml2.metadata.ContactPerson;
import org.opensaml.saml.saml2.metadata.ContactPersonTypeEnumeration;
import org.opensaml.saml.saml2.metadata.EmailAddress;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.GivenName;
import org.opensaml.saml.saml2.metadata.Organization;
import org.opensaml.saml.saml2.metadata.OrganizationDisplayName;
import org.opensaml.saml.saml2.metadata.OrganizationName;
import org.opensaml.saml.saml2.metadata.OrganizationURL;
import org.opensaml.saml.saml2.metadata.SurName;
import org.opensaml.saml.saml2.metadata.TelephoneNumber;

import static org.pontis.eidas.saml.OpenSaml.create;

/** Who runs our node. */
final class OperatorWriter {

    private static final String LANGUAGE = Locale.ENGLISH.getLanguage();

    private final Operator operator;

    OperatorWriter(Operator operator) {
        this.operator = operator;
    }

    void into(EntityDescriptor entity) {
        operator.organization().map(OperatorWriter::organization).ifPresent(entity::setOrganization);
        operator.contacts().forEach(contact -> entity.getContactPersons().add(contact(contact)));
    }

    private static Organization organization(Operator.Organization from) {
        OrganizationName name = create(OrganizationName.class, OrganizationName.DEFAULT_ELEMENT_NAME);
        name.setValue(from.name());
        name.setXMLLang(LANGUAGE);
        OrganizationDisplayName display =
                create(OrganizationDisplayName.class, OrganizationDisplayName.DEFAULT_ELEMENT_NAME);
        display.setValue(from.displayName());
        display.setXMLLang(LANGUAGE);
        OrganizationURL url = create(OrganizationURL.class, OrganizationURL.DEFAULT_ELEMENT_NAME);
        url.setURI(from.url());
        url.setXMLLang(LANGUAGE);
        Organization organization = create(Organization.class, Organization.DEFAULT_ELEMENT_NAME);
        organization.getOrganizationNames().add(name);
        organization.getDisplayNames().add(display);
        organization.getURLs().add(url);
        return organization;
    }

    private static ContactPerson contact(Operator.Contact from) {
        ContactPerson person = create(ContactPerson.class, ContactPerson.DEFAULT_ELEMENT_NAME);
        person.setType(type(from.type()));
        from.company().ifPresent(value -> person.setCompany(text(Company.class, Company.DEFAULT_ELEMENT_NAME, value)));
        from.givenName()
                .ifPresent(value -> person.setGivenName(text(GivenName.class, GivenName.DEFAULT_ELEMENT_NAME, value)));
        from.familyName()
                .ifPresent(value -> person.setSurName(text(SurName.class, SurName.DEFAULT_ELEMENT_NAME, value)));
        for (String address : from.emails()) {
            EmailAddress email = create(EmailAddress.class, EmailAddress.DEFAULT_ELEMENT_NAME);
            email.setURI(address);
            person.getEmailAddresses().add(email);
        }
        for (String number : from.telephones()) {
            person.getTelephoneNumbers().add(text(TelephoneNumber.class, TelephoneNumber.DEFAULT_ELEMENT_NAME, number));
        }
        return person;
    }

    private static <T extends XSString> T text(Class<T> type, QName name, String value) {
        T element = create(type, name);
        element.setValue(value);
        return element;
    }

    private static ContactPersonTypeEnumeration type(String type) {
        return switch (type) {
            case "technical" -> ContactPersonTypeEnumeration.TECHNICAL;
            case "support" -> ContactPersonTypeEnumeration.SUPPORT;
            case "administrative" -> ContactPersonTypeEnumeration.ADMINISTRATIVE;
            case "billing" -> ContactPersonTypeEnumeration.BILLING;
            default -> ContactPersonTypeEnumeration.OTHER;
        };
    }
}
