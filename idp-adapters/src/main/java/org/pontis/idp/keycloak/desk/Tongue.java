package org.pontis.idp.keycloak.desk;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The language of what a citizen takes away from the desk: hers, if she has ever chosen one, else the realm's; not the officer's. */
final class Tongue {

    private Tongue() {}

    /** @param citizen nobody, as long as she has no account */
    static Locale of(Optional<UserModel> citizen, RealmModel realm) {
        return Stream.of(
                        citizen.map(known -> known.getFirstAttribute(UserModel.LOCALE)),
                        Optional.ofNullable(realm.getDefaultLocale()))
                .flatMap(Optional::stream)
                .filter(language -> realm.getSupportedLocalesStream().anyMatch(language::equals))
                .findFirst()
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
    }
}
