package org.pontis.idp.keycloak.eidas;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.keycloak.models.UserModel;

/**
 * Who came from abroad: the minimum data set of a natural person (eIDAS attribute profile 1.4, section 2.2). The identifier is the
 * key; everything else may change from one login to the next. It prints nothing personal.
 *
 * @param identifier such as {@code EE/ES/60001019906}: the person's part exactly as the other country writes it
 * @param country which country says so
 */
record ForeignCitizen(
        String identifier, String country, String givenName, String familyName, Optional<LocalDate> birthdate) {

    /** The kind of identifier in the account, beside those of ETSI EN 319 412-1. */
    static final String KIND = "EID";

    static final String IDENTIFIER = "person_identifier";
    static final String BIRTHDATE = "birthdate";
    static final String COUNTRY = "country";

    /** The connector's claim with who acts for the person. */
    private static final String REPRESENTATIVE = "representative";

    private static final int LONGEST = 256;

    /** From, to, and the person's part (attribute profile, section 2.2.3). */
    private static final Pattern FORM = Pattern.compile("([A-Z]{2})/([A-Z]{2})/([\\S&&[^\\p{C}\\p{Z}]]+)");

    /** Codes that older software uses for the same country (eIDAS message format 1.4, section 4.2). */
    private static final Map<String, String> OTHER_SPELLINGS = Map.of("GR", "EL", "UK", "GB");

    /**
     * Reads the claims of an ID token. Nothing, unless the minimum data set is there, can be what it should be, and is said by the
     * country that gave the identifier; nor for somebody who is represented: whoever sits at the browser is another.
     */
    static Optional<ForeignCitizen> of(Map<String, Object> claims) {
        // as it is: what differs by a space is another person's, or nobody's
        Optional<Matcher> form = Optional.ofNullable(claims.get(IDENTIFIER))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(value -> value.length() <= LONGEST)
                .map(FORM::matcher)
                .filter(Matcher::matches);
        Optional<String> given = text(claims, "given_name");
        Optional<String> family = text(claims, "family_name");
        if (form.isEmpty() || given.isEmpty() || family.isEmpty() || claims.containsKey(REPRESENTATIVE)) {
            return Optional.empty();
        }
        String from = spelt(form.get().group(1));
        String identifier =
                from + "/" + spelt(form.get().group(2)) + "/" + form.get().group(3);
        try {
            Optional<LocalDate> born = text(claims, BIRTHDATE).map(LocalDate::parse);
            return text(claims, COUNTRY)
                    .map(ForeignCitizen::spelt)
                    .filter(from::equals)
                    .map(country -> new ForeignCitizen(identifier, country, given.get(), family.get(), born));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    private static String spelt(String country) {
        return OTHER_SPELLINGS.getOrDefault(country, country);
    }

    /**
     * The name of the account: kind, country, and a hash of the identifier. Keycloak writes user names in lower case, and there are
     * countries whose identifiers differ in nothing but that; it also writes them into places where no identifier belongs.
     */
    String account() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identifier.getBytes(StandardCharsets.UTF_8));
            return (KIND + country).toLowerCase(Locale.ROOT) + "-"
                    + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For the user profile. */
    Map<String, List<String>> attributes() {
        return Map.of(
                UserModel.FIRST_NAME,
                List.of(givenName),
                UserModel.LAST_NAME,
                List.of(familyName),
                IDENTIFIER,
                List.of(identifier),
                COUNTRY,
                List.of(country),
                "identifier_kind",
                List.of(KIND),
                BIRTHDATE,
                birthdate.stream().map(Object::toString).toList());
    }

    private static Optional<String> text(Map<String, Object> claims, String name) {
        return Optional.ofNullable(claims.get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return "ForeignCitizen[" + country + "/***]";
    }
}
