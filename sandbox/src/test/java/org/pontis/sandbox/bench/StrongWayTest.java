package org.pontis.sandbox.bench;

import java.net.URI;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.realm.TestCitizen;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.phones.Phones;
import org.pontis.sandbox.phones.PinPad;
import org.pontis.sandbox.phones.Prompt;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StrongWayTest {

    private static final String PORTAL = "http://portal.test/back";
    private static final PhoneNumber PHONE = PhoneNumber.of("+34700000000");
    private static final TestCitizen CITIZEN = Crowd.of(1).getFirst();
    private static final String FORM = "<form method='post' action=\"/login-actions/send\">";
    private static final String CODE = "<p data-verification-code=\"1234\">";

    private final Phones phones = new Phones();
    private final String address;
    private final Site site;
    private final Visitor visitor = new Visitor(new Http(), PORTAL);
    private boolean asked;
    private boolean approved;

    StrongWayTest() {
        int port = Addresses.free().sandbox();
        address = Addresses.url(port);
        site = new Site(port);
    }

    @BeforeEach
    void aBroker() {
        site.get("/chooser", request -> Response.html(FORM));
        site.post("/login-actions/send", this::answer);
        site.start();
    }

    @AfterEach
    void theBrokerStops() {
        site.close();
    }

    /** The operator is asked for longer than one request lasts, and so is the phone. */
    private Response answer(Request request) {
        if (approved) {
            return Response.redirect(PORTAL + "?code=1");
        }
        if (request.form().containsKey("phone")) {
            asked = true;
        } else if (asked && request.form().containsKey("continue")) {
            return Response.html(FORM + CODE);
        }
        return Response.html(FORM);
    }

    private Visitor.Place go() {
        Visitor.Place chooser = visitor.visit(URI.create(address + "/chooser"));
        return StrongWay.mobileId(phones, citizen -> PHONE).go(visitor, CITIZEN, chooser);
    }

    private void ring(String code, PinPad.Reaction reaction) {
        phones.prompts().show(PHONE, new Prompt("one", "authentication", "Log in", code), new PinPad() {

            @Override
            public Reaction approve(String pin) {
                approved = reaction == Reaction.ACCEPTED;
                return reaction;
            }

            @Override
            public void cancel() {
                throw new AssertionError("Nobody cancels here.");
            }
        });
    }

    @Test
    void thePinIsTypedAndTheButtonPressedUntilThePortalIsReached() {
        ring("1234", PinPad.Reaction.ACCEPTED);

        assertThat(go()).isEqualTo(new Visitor.Place.Portal(URI.create(PORTAL + "?code=1")));
    }

    @Test
    void aPhoneThatShowsAnotherCodeEndsTheBenchmark() {
        ring("4321", PinPad.Reaction.ACCEPTED);

        assertThatThrownBy(this::go).hasMessageContaining("another code");
    }

    @Test
    void aPinThatIsNotTakenEndsTheBenchmark() {
        ring("1234", PinPad.Reaction.WRONG_PIN);

        assertThatThrownBy(this::go).hasMessageContaining("PIN");
    }
}
