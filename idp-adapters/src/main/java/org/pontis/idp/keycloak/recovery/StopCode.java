package org.pontis.idp.keycloak.recovery;

import java.security.MessageDigest;
import java.util.Optional;

import org.keycloak.models.UserModel;
import org.pontis.broker.Codes;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A code that stops her means and does nothing else, for the day the phone is gone: written on paper, kept apart from the phone.
 * The house makes it up, for people choose their birthday. The account has its keyed hash; after the key has been changed for
 * good she has to get another.
 */
record StopCode(Codes codes) {

    private static final String ATTRIBUTE = "stop_code";
    private static final int DIGITS = 8;

    /** A new one, to be shown once; the one she had is void. */
    String issue(UserModel citizen) {
        String code = codes.digits(DIGITS);
        citizen.setSingleAttribute(ATTRIBUTE, codes.seal(parts(citizen.getId(), code)));
        return code;
    }

    static boolean isHeldBy(UserModel citizen) {
        return citizen.getFirstAttribute(ATTRIBUTE) != null;
    }

    /** Whether it is hers; for nobody it costs the same and is not. */
    boolean is(String typed, Optional<UserModel> citizen) {
        byte[] kept = citizen.map(user -> user.getFirstAttribute(ATTRIBUTE))
                .orElse("")
                .getBytes(US_ASCII);
        String code = typed.replaceAll("[\\s-]", "");
        return codes.seals(parts(citizen.map(UserModel::getId).orElse("nobody"), code)).stream()
                .anyMatch(seal -> MessageDigest.isEqual(kept, seal.getBytes(US_ASCII)));
    }

    private static String[] parts(String account, String code) {
        return new String[] {"stop-code", account, code};
    }
}
