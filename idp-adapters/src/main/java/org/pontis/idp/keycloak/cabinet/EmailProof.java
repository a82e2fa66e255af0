package org.pontis.idp.keycloak.cabinet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

import org.keycloak.models.UserSessionModel;
import org.pontis.broker.Codes;
import org.pontis.idp.cabinet.CabinetRules;
import org.pontis.idp.cabinet.EmailAddress;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.limits.TableLimits;

/** That she reads an address: a code goes there, and its keyed hash stays in her session until it comes back. */
record EmailProof(Room room) {

    static final int MINUTES = (int) CabinetRules.CODE_GOOD.toMinutes();

    private static final String ADDRESS = "pontis.email.address";
    private static final String SEAL = "pontis.email.seal";
    private static final String UNTIL = "pontis.email.until";
    private static final int DIGITS = 6;

    /** @return the problem, if no code goes out */
    Optional<String> begin(EmailAddress address) {
        if (!Alerts.hasPost(room.realm())) {
            return Optional.of("EMAIL_UNAVAILABLE");
        }
        if (!limits().spend(room.rules().emailCodes(), room.citizen().getId())) {
            return Optional.of("EMAIL_LIMIT");
        }
        String code = codes().digits(DIGITS);
        UserSessionModel live = room.guest().session();
        live.setNote(ADDRESS, address.value());
        live.setNote(SEAL, seal(address.value(), code));
        live.setNote(UNTIL, Now.get().plus(CabinetRules.CODE_GOOD).toString());
        limits().forget(CabinetRules.GUESSES, live.getId());
        Alerts.of(room.session()).code(room, address, code);
        return Optional.empty();
    }

    /** The address whose code is waited for. */
    Optional<String> address() {
        return Optional.ofNullable(room.guest().session().getNote(UNTIL))
                .filter(until -> Instant.parse(until).isAfter(Now.get()))
                .map(until -> room.guest().session().getNote(ADDRESS));
    }

    /** Whether this was the code; it is good once. */
    boolean complete(String typed) {
        UserSessionModel live = room.guest().session();
        Optional<String> address = address();
        if (address.isEmpty() || !limits().spend(CabinetRules.GUESSES, live.getId())) {
            return false;
        }
        String digits = typed.replaceAll("[\\s-]", "");
        boolean right = codes().seals(parts(address.get(), digits)).stream()
                .anyMatch(seal -> MessageDigest.isEqual(
                        seal.getBytes(StandardCharsets.UTF_8),
                        live.getNote(SEAL).getBytes(StandardCharsets.UTF_8)));
        if (right) {
            live.removeNote(ADDRESS);
            live.removeNote(SEAL);
            live.removeNote(UNTIL);
            room.citizen().setEmail(address.get());
            room.citizen().setEmailVerified(true);
        }
        return right;
    }

    private String seal(String address, String code) {
        return codes().seal(parts(address, code));
    }

    private String[] parts(String address, String code) {
        return new String[] {
            "email", room.citizen().getId(), room.guest().session().getId(), address, code
        };
    }

    private Codes codes() {
        return Installation.of(room.session()).codes();
    }

    private TableLimits limits() {
        return new TableLimits(room.session(), codes());
    }
}
