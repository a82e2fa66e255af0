package org.pontis.sandbox.e2e.cabinet;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.pontis.realm.CitizenAccount;
import org.pontis.realm.TestCitizen;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.SandboxApi;

/** A citizen of one test, with a phone and a password registered in person, whom nobody misses afterwards. */
public final class Resident implements AutoCloseable {

    public static final String PASSWORD = "un-cajon-lleno-de-papeles-viejos";

    private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final AtomicInteger NEXT = new AtomicInteger(41_000_000);

    private final Admin admin;
    private final Citizen citizen;
    private final String id;

    public Resident(Admin admin, SandboxApi sandbox) {
        this(admin, sandbox, "Rosa", "advanced");
    }

    public Resident(Admin admin, SandboxApi sandbox, String name, String registration) {
        this.admin = admin;
        int number = NEXT.getAndIncrement();
        String identifier = "%08d%s".formatted(number, LETTERS.charAt(number % 23));
        TestCitizen is = new TestCitizen(
                identifier,
                "IDC",
                "ES",
                name,
                "Cajal Mora",
                LocalDate.of(1985, 3, 2),
                LocalDate.of(2032, 2, 2),
                Optional.of("+346" + number),
                Optional.of(PASSWORD),
                registration,
                "a citizen of one test");
        admin.post("es/users", CitizenAccount.of(is));
        this.citizen = new Citizen(is, new Phone(sandbox, is.phone().orElseThrow()));
        this.id = admin.get("es/users?exact=true&username=" + is.account())
                .path(0)
                .path("id")
                .asText();
    }

    public Citizen citizen() {
        return citizen;
    }

    public String id() {
        return id;
    }

    public String phone() {
        return citizen.is().phone().orElseThrow();
    }

    @Override
    public void close() {
        admin.delete("es/users/" + id);
    }
}
