package org.pontis.sandbox.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.pontis.realm.TestCitizen;
import org.pontis.sandbox.card.SoftCard;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.phones.Phones;
import org.pontis.sandbox.phones.PinPad;
import org.pontis.sandbox.phones.Prompt;

/** What citizens do who log in with a key of their own. */
final class StrongWay {

    private static final Pattern CODE = Pattern.compile("data-verification-code=\"([0-9]{4})\"");
    private static final Pattern NONCE = Pattern.compile("data-web-eid-nonce=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GLANCE = Duration.ofMillis(5);
    private static final String PIN = "1234";
    private static final Map<String, String> CONTINUE = Map.of("continue", "true");

    private StrongWay() {}

    /** The key in a SIM: the codes compared, and the PIN typed the moment the phone asks for it. */
    static Way mobileId(Phones phones, Function<TestCitizen, PhoneNumber> sim) {
        return (visitor, citizen, chooser) -> {
            PhoneNumber phone = sim.apply(citizen);
            Visitor.Place who = visitor.submit(chooser, Map.of("method", "mobile-id"));
            Visitor.Place asked =
                    visitor.submit(who, Map.of("identifier", citizen.identifier(), "phone", phone.value()));
            Visitor.Place ringing = pressing(visitor, asked, place -> !has(CODE, place));
            approve(phones, phone, found(CODE, ringing));
            return pressing(visitor, visitor.submit(ringing, CONTINUE), place -> has(CODE, place));
        };
    }

    /** Presses the page's button while it is still the one that waits. */
    private static Visitor.Place pressing(Visitor visitor, Visitor.Place first, Predicate<Visitor.Place> waiting) {
        Visitor.Place place = first;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (waiting.test(place) && System.nanoTime() < end) {
            place = visitor.submit(place, CONTINUE);
        }
        return place;
    }

    /** A card that signs for Web eID's extension. */
    static Way webEid(String origin, Function<TestCitizen, SoftCard> cards) {
        return (visitor, citizen, chooser) -> {
            SoftCard card = cards.apply(citizen);
            Visitor.Place choice = visitor.submit(chooser, Map.of("method", "eid-card"));
            Visitor.Place asking = visitor.submit(choice, Map.of("card", "webeid"));
            return visitor.submit(asking, Map.of("token", card.token(origin, found(NONCE, asking))));
        };
    }

    /** A card that is shown to the card's host by TLS. */
    static Way tls(Function<TestCitizen, SoftCard> cards) {
        return (visitor, citizen, chooser) -> {
            Visitor.Place choice = visitor.submit(chooser, Map.of("method", "eid-card"));
            return visitor.with(cards.apply(citizen), () -> visitor.submit(choice, Map.of("card", "tls")));
        };
    }

    private static void approve(Phones phones, PhoneNumber phone, String code) {
        Prompt prompt = prompt(phones, phone);
        if (!code.equals(prompt.verificationCode())) {
            throw new IllegalStateException("The phone shows another code than the page.");
        }
        PinPad pad = phones.prompts().pad(phone, prompt.id()).orElseThrow();
        if (pad.approve(PIN) != PinPad.Reaction.ACCEPTED) {
            throw new IllegalStateException("The SIM did not take the PIN.");
        }
    }

    private static Prompt prompt(Phones phones, PhoneNumber phone) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            List<Prompt> shown = phones.prompts().on(phone);
            if (!shown.isEmpty()) {
                return shown.getLast();
            }
            pause();
        }
        throw new IllegalStateException("The phone did not ring.");
    }

    private static void pause() {
        try {
            Thread.sleep(GLANCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    private static boolean has(Pattern what, Visitor.Place place) {
        return place instanceof Visitor.Place.Page page
                && what.matcher(page.html()).find();
    }

    private static String found(Pattern what, Visitor.Place place) {
        if (place instanceof Visitor.Place.Page page) {
            Matcher matcher = what.matcher(page.html());
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        throw new IllegalStateException("There is no " + what + " in " + place);
    }
}
