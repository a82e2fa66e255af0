package org.pontis.idp.keycloak.citizens;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.keycloak.models.UserModel;
import org.pontis.broker.Newcomer;
import org.pontis.broker.PersonIdentifier;

/** A citizen in the attributes of her account, as the realm's user profile declares them. */
final class Attributes {

    static final String CONTRAST = "contrast";
    static final String PASSWORD_REGISTRATION = "password_registration";

    private static final String IDENTIFIER = "person_identifier";
    private static final String COUNTRY = "country";
    private static final String KIND = "identifier_kind";
    private static final String BIRTHDATE = "birthdate";

    private Attributes() {}

    /** Who she is; nothing if the account is not a citizen's. */
    static Optional<PersonIdentifier> identifier(UserModel user) {
        try {
            return Optional.of(new PersonIdentifier(
                    String.valueOf(user.getFirstAttribute(COUNTRY)),
                    String.valueOf(user.getFirstAttribute(KIND)),
                    String.valueOf(user.getFirstAttribute(IDENTIFIER))));
        } catch (IllegalArgumentException notACitizen) {
            return Optional.empty();
        }
    }

    /** Everything that the account of somebody new holds, but its name. */
    static Map<String, List<String>> of(Newcomer newcomer) {
        return Map.of(
                UserModel.FIRST_NAME,
                List.of(newcomer.givenName()),
                UserModel.LAST_NAME,
                List.of(newcomer.familyName()),
                IDENTIFIER,
                List.of(newcomer.identifier().value()),
                COUNTRY,
                List.of(newcomer.identifier().country()),
                KIND,
                List.of(newcomer.identifier().kind()),
                BIRTHDATE,
                newcomer.birthdate().stream().map(Object::toString).toList());
    }
}
