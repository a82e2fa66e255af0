package org.pontis.broker;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who a citizen is: country, kind of identifier, national identifier. It is the key of the user database, in the form of
 * ETSI EN 319 412-1, section 5.1.3, such as {@code IDCES-00000001R}. It prints without the identifier, because it goes
 * into logs.
 *
 * @param country ISO 3166-1 alpha-2, upper case
 * @param kind {@code PNO}, {@code IDC}, {@code PAS} or {@code TIN}
 * @param value the national identifier in its canonical spelling
 */
public record PersonIdentifier(String country, String kind, String value) {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern KIND = Pattern.compile("PNO|IDC|PAS|TIN");
    private static final Pattern VALUE = Pattern.compile("[A-Z0-9]{1,64}");

    public PersonIdentifier {
        if (!COUNTRY.matcher(country).matches()
                || !KIND.matcher(kind).matches()
                || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a person identifier in canonical form.");
        }
    }

    /** The semantics identifier, such as {@code IDCES-00000001R}. */
    public String semantics() {
        return kind + country + "-" + value;
    }

    /** The name of the citizen's account: the semantics identifier in lower case, as Keycloak keeps user names. */
    public String account() {
        return semantics().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return kind + country + "-***";
    }
}
