package org.pontis.idp.keycloak.recovery;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.pontis.broker.Input;

/** A new password as it was typed, twice the same, in Unicode's composed form as logins compare it (NIST SP 800-63B-4, 3.1.1.2). */
record Passwords(KeycloakSession session) {

    /** Nothing if the two differ, no keyboard could type it again, the realm's policy does not take it, or her identifier stands in it. */
    Optional<char[]> read(Input input, UserModel citizen) {
        return input.value("password")
                .map(Passwords::composed)
                .filter(chosen -> input.value("repeated")
                        .map(Passwords::composed)
                        .filter(chosen::equals)
                        .isPresent())
                .filter(chosen -> isTaken(chosen, citizen))
                .map(String::toCharArray);
    }

    private boolean isTaken(String chosen, UserModel citizen) {
        String identifier = Optional.ofNullable(citizen.getFirstAttribute("person_identifier"))
                .orElseGet(citizen::getUsername);
        return chosen.chars().noneMatch(Character::isISOControl)
                && !chosen.toLowerCase(Locale.ROOT).contains(identifier.toLowerCase(Locale.ROOT))
                && session.getProvider(PasswordPolicyManagerProvider.class)
                                .validate(session.getContext().getRealm(), citizen, chosen)
                        == null;
    }

    private static String composed(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }
}
