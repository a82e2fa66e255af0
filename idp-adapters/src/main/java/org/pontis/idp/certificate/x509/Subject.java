package org.pontis.idp.certificate.x509;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * A distinguished name that can be read in one way only: every attribute once and alone in its RDN, in UTF-8 or a subset
 * (RFC 5280, section 4.1.2.4), without characters that do not show.
 *
 * @param attributes by object identifier
 */
public record Subject(Map<ASN1ObjectIdentifier, String> attributes) {

    private static final int MOST_ATTRIBUTES = 24;
    private static final int LONGEST = 256;

    /** What may stand several times, and is never read. */
    private static final Set<ASN1ObjectIdentifier> REPEATABLE = Set.of(BCStyle.OU, BCStyle.DC);

    public Subject {
        attributes = Map.copyOf(attributes);
    }

    /**
     * Reads a name.
     *
     * @throws Unreadable saying why it is ambiguous
     */
    public static Subject read(X500Name name) throws Unreadable {
        if (name.getRDNs().length > MOST_ATTRIBUTES) {
            throw new Unreadable("The subject has more than " + MOST_ATTRIBUTES + " attributes.");
        }
        Map<ASN1ObjectIdentifier, String> attributes = new HashMap<>();
        for (RDN rdn : name.getRDNs()) {
            if (rdn.isMultiValued()) {
                throw new Unreadable("The subject has an RDN of several values.");
            }
            ASN1ObjectIdentifier type = rdn.getFirst().getType();
            String before = attributes.put(type, text(rdn.getFirst().getValue()));
            if (before != null && !REPEATABLE.contains(type)) {
                throw new Unreadable("The subject has the attribute " + type + " twice.");
            }
        }
        return new Subject(attributes);
    }

    /** The value of an attribute. */
    public Optional<String> get(ASN1ObjectIdentifier type) {
        return Optional.ofNullable(attributes.get(type));
    }

    private static String text(ASN1Encodable value) throws Unreadable {
        if (!(value instanceof ASN1UTF8String
                || value instanceof ASN1PrintableString
                || value instanceof ASN1IA5String)) {
            throw new Unreadable("The subject has an attribute that is neither UTF8String nor a subset of it.");
        }
        String text = Normalizer.normalize(((ASN1String) value).getString(), Normalizer.Form.NFC);
        if (text.length() > LONGEST || text.isBlank() || !text.codePoints().allMatch(Subject::shows)) {
            throw new Unreadable("The subject has an attribute that is empty, too long or holds what does not show.");
        }
        return text;
    }

    /** No control character, no mark that turns the direction of writing, no half of a character. */
    private static boolean shows(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> character != '\uFFFD';
        };
    }

    /** Only which attributes there are: names and numbers do not belong into logs. */
    @Override
    public String toString() {
        return "Subject" + attributes.keySet();
    }
}
