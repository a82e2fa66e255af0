package org.pontis.sandbox.e2e;

import org.pontis.realm.TestCitizen;
import org.pontis.realm.TestCitizens;

/** A test citizen in front of a browser, with her phone in her hand. */
public record Citizen(TestCitizen is, Phone phone) {

    public static final String ANA = "00000001R";
    public static final String BRUNO = "00000002W";
    public static final String CARLA = "00000003A";
    public static final String DIEGO = "00000004G";

    /** A number nobody has, for those without a phone. */
    private static final String NOBODYS = "+34600000099";

    public static Citizen of(String identifier, SandboxApi sandbox) {
        TestCitizen citizen = TestCitizens.of("es").stream()
                .filter(one -> one.identifier().equals(identifier))
                .findFirst()
                .orElseThrow();
        return new Citizen(citizen, new Phone(sandbox, citizen.phone().orElse(NOBODYS)));
    }

    public Page logsInWithSmsPin(Page chooser) {
        return typesCode(identifies(chooser.choose("sms-pin")));
    }

    public Page logsInWithPassword(Page chooser) {
        return typesIdentifierAndPassword(chooser.choose("password"));
    }

    public Page logsInWithPasswordAndSms(Page chooser) {
        return typesCode(logsInWithPassword(chooser));
    }

    public Page identifies(Page page) {
        return page.fill(
                "identifier", is.identifier(), "contrast", is.contrast().toString());
    }

    public Page typesIdentifierAndPassword(Page page) {
        return page.fill("identifier", is.identifier(), "password", password());
    }

    public Page typesPassword(Page page) {
        return page.fill("password", password());
    }

    /** Waits for the SMS and types its code. */
    public Page typesCode(Page page) {
        Page next = page.fill("code", phone.code());
        // an SMS that the test before asked for may have come late; then hers is the next one
        return next.problem().filter("CODE_WRONG"::equals).isPresent() ? next.fill("code", phone.code()) : next;
    }

    private String password() {
        return is.password().orElseThrow();
    }
}
