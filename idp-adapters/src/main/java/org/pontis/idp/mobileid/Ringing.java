package org.pontis.idp.mobileid;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.pontis.idp.mobileid.operator.Challenge;
import org.pontis.idp.mobileid.operator.Order;
import org.pontis.idp.mobileid.operator.Role;
import org.pontis.idp.mobileid.operator.Subscriber;

/**
 * A phone rings, or is about to. Everything another node needs to go on is here.
 *
 * @param identifier in canonical spelling
 * @param phone in international form
 * @param role id of the role; empty if the operator does not tell roles apart
 * @param challenge what the SIM has to sign
 * @param text what the phone shows
 * @param language of the order
 * @param handle of the errand on this node, and of the challenge that is taken once
 * @param session the operator's name of the transaction; empty until it has told it
 * @param since when the page with the verification code was shown, in milliseconds of the epoch
 */
record Ringing(
        String identifier,
        String phone,
        String role,
        String challenge,
        String text,
        String language,
        String handle,
        String session,
        long since) {

    static Ringing begun(Order order, String handle, Instant now) {
        return new Ringing(
                order.who().identifier().value(),
                order.who().phone().value(),
                order.role().map(Role::id).orElse(""),
                order.challenge().base64(),
                order.text(),
                order.language().toLanguageTag(),
                handle,
                "",
                now.toEpochMilli());
    }

    Ringing in(String operatorsSession) {
        return new Ringing(identifier, phone, role, challenge, text, language, handle, operatorsSession, since);
    }

    Order order(Subscriber who) {
        return new Order(who, Role.of(role), new Challenge(challenge), text, Locale.forLanguageTag(language));
    }

    Instant begun() {
        return Instant.ofEpochMilli(since);
    }

    boolean isOlder(Duration age, Instant now) {
        return Duration.between(begun(), now).compareTo(age) > 0;
    }

    /** Nothing of it: it is about a person. */
    @Override
    public String toString() {
        return "Ringing";
    }
}
