package org.pontis.idp.certificate;

import java.util.Optional;
import java.util.stream.Stream;

import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * RFC 5280, section 4.2.1.6: alternative names in the preferred syntax, which has no dot at the end. With one, a name slips
 * past constraints that are compared as text (CVE-2026-8763; Java does it too). A person has few of them.
 */
final class AlternativeNames implements Check {

    private static final int MOST = 16;

    @Override
    public Optional<Refused> examine(Candidate candidate) {
        try {
            GeneralName[] names = candidate
                    .certificate()
                    .extension(Extension.subjectAlternativeName)
                    .map(extension -> GeneralNames.getInstance(extension).getNames())
                    .orElseGet(() -> new GeneralName[0]);
            if (names.length > MOST) {
                return refused("The certificate has more than " + MOST + " alternative names.");
            }
            return Stream.of(names).anyMatch(name -> name.getName().toString().endsWith("."))
                    ? refused("An alternative name ends in a dot.")
                    : Optional.empty();
        } catch (RuntimeException malformed) {
            return refused("The alternative names cannot be read.");
        }
    }

    private static Optional<Refused> refused(String cause) {
        return Optional.of(new Refused(Problems.UNREADABLE, cause));
    }
}
