package org.pontis.idp.certificate.issuer;

import java.text.ParseException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Attribute;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectDirectoryAttributes;
import org.pontis.idp.certificate.x509.ParsedCertificate;
import org.pontis.idp.certificate.x509.Unreadable;

/** The {@code dateOfBirth} among the subject directory attributes; RFC 3739, section 3.3.2. */
final class Birthdate {

    private Birthdate() {}

    static Optional<LocalDate> in(ParsedCertificate certificate) throws Unreadable {
        try {
            Optional<Attribute> attribute = certificate
                    .extension(Extension.subjectDirectoryAttributes)
                    .map(SubjectDirectoryAttributes::getInstance)
                    .stream()
                    .flatMap(all -> Stream.of(all.getAttributes().toArray()))
                    .map(Attribute::getInstance)
                    .filter(one -> one.getAttrType().equals(BCStyle.DATE_OF_BIRTH))
                    .findFirst();
            return attribute.isPresent() ? Optional.of(date(attribute.get())) : Optional.empty();
        } catch (RuntimeException malformed) {
            throw new Unreadable("The subject directory attributes cannot be read.");
        }
    }

    private static LocalDate date(Attribute attribute) throws Unreadable {
        try {
            // it is the time at noon of the day in Greenwich
            return ASN1GeneralizedTime.getInstance(attribute.getAttributeValues()[0])
                    .getDate()
                    .toInstant()
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDate();
        } catch (ParseException noTime) {
            throw new Unreadable("The date of birth is none.");
        }
    }
}
