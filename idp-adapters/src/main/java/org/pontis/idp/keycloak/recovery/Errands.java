package org.pontis.idp.keycloak.recovery;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import org.pontis.broker.Challenges;
import org.pontis.broker.PersonIdentifier;
import org.pontis.idp.keycloak.gate.JsonNote;
import org.pontis.idp.keycloak.recovery.Errand.Purpose;

/**
 * The errands under way. Each page has another name for its errand, good once: of two forms at the same moment one gets it.
 *
 * @param realm an errand of one is none of another
 * @param browser the token of the form that came, or that will be shown
 */
record Errands(Challenges challenges, String realm, String browser, InstantSource clock) {

    /** The hidden field. */
    static final String FIELD = "errand";

    /** OWASP and the catalogue of attacks want a reset to end within ten minutes. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final SecureRandom RANDOM = new SecureRandom();

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** One that begins now. */
    Errand begin(Purpose purpose, PersonIdentifier who, String contrast, String what, String number, String account) {
        long ends = clock.instant().plus(LIFETIME).toEpochMilli();
        return new Errand(random(), ends, browser, purpose, who, contrast, what, number, account, "");
    }

    /**
     * Keeps it for the next page; its end stays where it was.
     *
     * @return what the page calls it
     */
    String keep(Errand errand) {
        String name = random();
        if (left(errand).isPositive()) {
            challenges.put(key(name), left(errand), Map.of("errand", JsonNote.write(errand)));
        }
        return name;
    }

    private Duration left(Errand errand) {
        return Duration.between(clock.instant(), Instant.ofEpochMilli(errand.ends()));
    }

    /** It is gone afterwards, whoever asked for it. */
    Optional<Errand> take(String name) {
        return Optional.ofNullable(name)
                .filter(given -> given.matches("[A-Za-z0-9_-]{43}"))
                .flatMap(given -> challenges.take(key(given)))
                .flatMap(kept -> JsonNote.read(kept.get("errand"), Errand.class))
                .filter(errand ->
                        errand.browser().equals(browser) && left(errand).isPositive());
    }

    private String key(String name) {
        return "recovery." + realm + "." + name;
    }
}
