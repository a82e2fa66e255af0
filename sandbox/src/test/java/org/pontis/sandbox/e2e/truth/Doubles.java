package org.pontis.sandbox.e2e.truth;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.pontis.realm.CitizenAccount;
import org.pontis.realm.TestCitizen;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.SandboxApi;

/**
 * The citizens of the rows. Each lane has its own, registered as Ana and Bruno are, so that nobody waits for a phone that
 * somebody else is reading. Only Ana has a SIM that signs.
 */
final class Doubles {

    private static final String CHECK_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final int FIRST = 81;
    private static final List<Lane> OF_THEIR_OWN = List.of(Lane.OIDC, Lane.SAML, Lane.ABROAD);

    private final Map<Lane, Map<Held.Who, Citizen>> citizens = new EnumMap<>(Lane.class);
    private final List<TestCitizen> registered;

    Doubles(SandboxApi sandbox, Admin admin) {
        Citizen ana = Citizen.of(Citizen.ANA, sandbox);
        Citizen bruno = Citizen.of(Citizen.BRUNO, sandbox);
        citizens.put(Lane.SIM, Map.of(Held.Who.ADVANCED, ana));
        int number = FIRST;
        for (Lane lane : OF_THEIR_OWN) {
            citizens.put(
                    lane,
                    Map.of(
                            Held.Who.ADVANCED, likeOn(ana.is(), number++, sandbox),
                            Held.Who.BASIC, likeOn(bruno.is(), number++, sandbox)));
        }
        registered = OF_THEIR_OWN.stream()
                .flatMap(lane -> citizens.get(lane).values().stream())
                .map(Citizen::is)
                .toList();
        admin.post(
                "es/partialImport",
                Map.of(
                        "ifResourceExists",
                        "FAIL",
                        "users",
                        registered.stream().map(CitizenAccount::of).toList()));
    }

    /** Whoever is not registered here leaves her phone at home. */
    Citizen in(Lane lane, Held.Who who) {
        return citizens.get(lane).getOrDefault(who, citizens.get(lane).get(Held.Who.ADVANCED));
    }

    /** Nobody of them stays in the realm. */
    void leave(Admin admin) {
        for (TestCitizen citizen : registered) {
            String account = admin.get("es/users?exact=true&username=" + citizen.account())
                    .path(0)
                    .path("id")
                    .asText();
            admin.delete("es/users/" + account);
        }
    }

    private static Citizen likeOn(TestCitizen like, int number, SandboxApi sandbox) {
        String phone = "+346000000" + number;
        TestCitizen citizen = new TestCitizen(
                "000000" + number + CHECK_LETTERS.charAt(number % CHECK_LETTERS.length()),
                like.kind(),
                like.country(),
                like.givenName(),
                like.familyName(),
                like.birthdate(),
                like.contrast(),
                Optional.of(phone),
                like.password(),
                like.registration(),
                like.what());
        return new Citizen(citizen, new Phone(sandbox, phone));
    }
}
