package org.pontis.eidas.saml.metadata;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.opensaml.core.xml.schema.XSString;
import org.opensaml.core.xml.schema.XSURI;
import org.opensaml.saml.saml2.metadata.ContactPerson;
import org.opensaml.saml.saml2.metadata.EmailAddress;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.Organization;
import org.opensaml.saml.saml2.metadata.TelephoneNumber;

/** Who runs a node, from OpenSAML's objects to ours. */
final class OperatorReader {

    private OperatorReader() {}

    static Operator read(EntityDescriptor entity) {
        return new Operator(
                Optional.ofNullable(entity.getOrganization()).map(OperatorReader::organization),
                entity.getContactPersons().stream().map(OperatorReader::contact).toList());
    }

    private static Operator.Organization organization(Organization organization) {
        return new Operator.Organization(
                first(organization.getOrganizationNames(), XSString::getValue),
                first(organization.getDisplayNames(), XSString::getValue),
                first(organization.getURLs(), XSURI::getURI));
    }

    private static Operator.Contact contact(ContactPerson person) {
        return new Operator.Contact(
                person.getType() == null ? "other" : person.getType().toString(),
                Optional.ofNullable(person.getCompany()).map(XSString::getValue),
                Optional.ofNullable(person.getGivenName()).map(XSString::getValue),
                Optional.ofNullable(person.getSurName()).map(XSString::getValue),
                person.getEmailAddresses().stream()
                        .map(EmailAddress::getURI)
                        .filter(Objects::nonNull)
                        .toList(),
                person.getTelephoneNumbers().stream()
                        .map(TelephoneNumber::getValue)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static <T> String first(List<T> texts, Function<T, String> value) {
        return texts.stream().map(value).filter(Objects::nonNull).findFirst().orElse("");
    }
}
