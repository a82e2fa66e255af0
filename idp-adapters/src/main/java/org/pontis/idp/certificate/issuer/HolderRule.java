package org.pontis.idp.certificate.issuer;

import java.time.LocalDate;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Settings;
import org.pontis.idp.certificate.x509.ParsedCertificate;
import org.pontis.idp.certificate.x509.Subject;
import org.pontis.idp.certificate.x509.Unreadable;
import org.pontis.idp.numbering.Numbering;

/**
 * How to read the holder of a certificate; ETSI EN 319 412-2, section 4.2.4.
 *
 * @param identifier how her identifier is written
 * @param commonName where her names are; nothing if they have attributes of their own
 */
public record HolderRule(IdentifierRule identifier, Optional<CommonName> commonName) {

    static HolderRule from(Settings profile) {
        return new HolderRule(IdentifierRule.from(profile), CommonName.from(profile));
    }

    /**
     * Reads her.
     *
     * @throws Unreadable saying what is missing or wrong, without quoting it
     */
    public Holder read(ParsedCertificate certificate) throws Unreadable {
        Subject subject = Subject.read(certificate.subject());
        String serialNumber = required(subject, BCStyle.SERIALNUMBER, "serialNumber");
        PersonIdentifier person = identifier.read(serialNumber);
        CommonName.Names names = commonName.isPresent()
                ? fromCommonName(commonName.get(), subject, person)
                : new CommonName.Names(
                        required(subject, BCStyle.GIVENNAME, "givenName"),
                        required(subject, BCStyle.SURNAME, "surname"),
                        Optional.empty());
        return new Holder(person, names.given(), names.family(), birthdate(certificate, person), organisation(subject));
    }

    private static CommonName.Names fromCommonName(CommonName template, Subject subject, PersonIdentifier person)
            throws Unreadable {
        CommonName.Names names = template.read(required(subject, BCStyle.CN, "commonName"))
                .orElseThrow(() -> new Unreadable("The subject's commonName is not written as the profile says."));
        if (!names.id().orElse(person.value()).equals(person.value())) {
            throw new Unreadable("The subject's commonName has another identifier than its serialNumber.");
        }
        return names;
    }

    private static String required(Subject subject, ASN1ObjectIdentifier type, String name) throws Unreadable {
        return subject.get(type).orElseThrow(() -> new Unreadable("The subject has no " + name + "."));
    }

    private static Optional<LocalDate> birthdate(ParsedCertificate certificate, PersonIdentifier person)
            throws Unreadable {
        Optional<LocalDate> said = Birthdate.in(certificate);
        Optional<LocalDate> numbered = Numbering.of(person.country())
                .flatMap(numbering -> numbering.birthdate().apply(person.value()));
        if (said.isPresent() && numbered.isPresent() && !said.equals(numbered)) {
            throw new Unreadable("The certificate says another birthdate than the identifier.");
        }
        return said.or(() -> numbered);
    }

    /** ETSI EN 319 412-1, section 5.1.4. */
    private static Optional<Organisation> organisation(Subject subject) throws Unreadable {
        Optional<String> identifier = subject.get(BCStyle.ORGANIZATION_IDENTIFIER);
        return identifier.isEmpty()
                ? Optional.empty()
                : Optional.of(new Organisation(required(subject, BCStyle.O, "organizationName"), identifier.get()));
    }
}
