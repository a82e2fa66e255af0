package org.pontis.sandbox.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.pontis.realm.TestCitizen;
import org.pontis.sandbox.phones.Code;
import org.pontis.sandbox.phones.Message;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.phones.Phones;

/** What a citizen does from the first page to the way back to the portal. */
public interface Way {

    /** Nothing: the live session is enough. */
    Way SINGLE_SIGN_ON = (visitor, citizen, first) -> first;

    /** Keycloak's own form: user name and password. */
    Way STOCK_PASSWORD = (visitor, citizen, form) -> visitor.submit(
            form,
            Map.of(
                    "username", citizen.account(),
                    "password", citizen.password().orElseThrow()));

    /** The permanent password, chosen in the chooser. */
    Way PASSWORD = (visitor, citizen, chooser) -> visitor.submit(
            visitor.submit(chooser, Map.of("method", "password")),
            Map.of(
                    "identifier", citizen.identifier(),
                    "password", citizen.password().orElseThrow()));

    Visitor.Place go(Visitor visitor, TestCitizen citizen, Visitor.Place first);

    /** The SMS PIN, chosen in the chooser and read from the citizen's phone. */
    static Way smsPin(Phones phones) {
        return (visitor, citizen, chooser) -> {
            PhoneNumber phone = PhoneNumber.of(citizen.phone().orElseThrow());
            phones.clear(phone);
            Visitor.Place who = visitor.submit(chooser, Map.of("method", "sms-pin"));
            Visitor.Place code = visitor.submit(
                    who,
                    Map.of(
                            "identifier", citizen.identifier(),
                            "contrast", citizen.contrast().toString()));
            return visitor.submit(code, Map.of("code", codeOn(phone, phones)));
        };
    }

    private static String codeOn(PhoneNumber phone, Phones phones) {
        try {
            List<Message> messages = phones.await(phone, 1, Duration.ofSeconds(20));
            if (messages.isEmpty()) {
                throw new IllegalStateException("No SMS came.");
            }
            return Code.in(messages.getLast().text()).orElseThrow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }
}
