package org.pontis.sandbox.e2e.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.realm.CitizenAccount;
import org.pontis.realm.TestCitizen;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.SandboxApi;

/** A citizen of one test, with an account or without one, whom nobody misses afterwards. */
public final class Person implements AutoCloseable {

    private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    private final Admin admin;
    private final TestCitizen is;
    private final Phone phone;

    private Person(Admin admin, TestCitizen is, Phone phone) {
        this.admin = admin;
        this.is = is;
        this.phone = phone;
    }

    /** Somebody the realm does not know. */
    public static Person unknown(int number, Admin admin, SandboxApi sandbox) {
        Person person = of(number, "none", admin, sandbox);
        person.close();
        return person;
    }

    /** @param registration how she was registered; {@code none} for an account without anything */
    public static Person registered(int number, String registration, Admin admin, SandboxApi sandbox) {
        Person person = of(number, registration, admin, sandbox);
        person.close();
        admin.post("es/users", CitizenAccount.of(person.is));
        return person;
    }

    private static Person of(int number, String registration, Admin admin, SandboxApi sandbox) {
        String digits = String.format(Locale.ROOT, "%08d", number);
        String msisdn = "+346" + digits;
        boolean has = !registration.equals("none");
        TestCitizen citizen = new TestCitizen(
                digits + LETTERS.charAt(number % LETTERS.length()),
                "IDC",
                "ES",
                "Petra",
                "Mostrador Prueba",
                LocalDate.of(1979, 4, 3),
                LocalDate.of(2033, 8, 9),
                has ? Optional.of(msisdn) : Optional.empty(),
                has ? Optional.of("ventanas-abiertas-al-patio-" + number) : Optional.empty(),
                registration,
                "somebody at a desk",
                List.of());
        return new Person(admin, citizen, new Phone(sandbox, msisdn));
    }

    public String identifier() {
        return is.identifier();
    }

    public String contrast() {
        return is.contrast().toString();
    }

    public TestCitizen is() {
        return is;
    }

    public Phone phone() {
        return phone;
    }

    /** A number in the form in which she tells it. */
    public String number() {
        return "6" + is.identifier().substring(0, 8);
    }

    /** In front of a browser. */
    public Citizen asCitizen() {
        return new Citizen(is, phone);
    }

    public JsonNode account() {
        return admin.get("es/users?exact=true&briefRepresentation=false&username=" + is.account())
                .path(0);
    }

    public String id() {
        return account().path("id").asText();
    }

    public JsonNode credentials() {
        return admin.get("es/users/" + id() + "/credentials");
    }

    /** What the realm remembers of her. */
    public JsonNode events() {
        return admin.get("es/events?max=100&user=" + id());
    }

    @Override
    public void close() {
        admin.get("es/users?exact=true&username=" + is.account())
                .forEach(user -> admin.delete("es/users/" + user.path("id").asText()));
    }
}
