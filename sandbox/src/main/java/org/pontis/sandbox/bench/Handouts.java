package org.pontis.sandbox.bench;

import java.security.KeyPair;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.pontis.realm.TestCitizen;
import org.pontis.sandbox.World;
import org.pontis.sandbox.ca.Card;
import org.pontis.sandbox.ca.Issuer;
import org.pontis.sandbox.ca.KeyFile;
import org.pontis.sandbox.ca.Keys;
import org.pontis.sandbox.ca.Subject;
import org.pontis.sandbox.card.SoftCard;
import org.pontis.sandbox.operator.Subscriber;
import org.pontis.sandbox.phones.PhoneNumber;

/**
 * Cards and SIMs for citizens, as many as they like. A new one holds a certificate the broker has never seen, as that of nearly
 * everybody who comes to it on an ordinary day.
 */
final class Handouts {

    private static final String PIN = "1234";
    private static final int FIRST_NUMBER = 700_000_000;

    private final World world;
    private final AtomicInteger numbers = new AtomicInteger(FIRST_NUMBER);
    private final Map<TestCitizen, SoftCard> cards = new ConcurrentHashMap<>();
    private final Map<TestCitizen, PhoneNumber> phones = new ConcurrentHashMap<>();

    Handouts(World world) {
        this.world = world;
    }

    SoftCard newCard(TestCitizen citizen) {
        Issuer issuer = world.authority().issuer("dnie");
        KeyPair keys = Keys.ec();
        KeyFile login = new KeyFile(keys.getPrivate(), issuer.issue(subject(citizen), keys.getPublic()));
        Card card = new Card(
                PIN,
                login,
                List.of(
                        login.certificate(),
                        issuer.certificate(),
                        world.authority().root()));
        SoftCard soft = SoftCard.open(card.pkcs12(), PIN);
        cards.put(citizen, soft);
        return soft;
    }

    /** The one the citizen was given last. */
    SoftCard card(TestCitizen citizen) {
        return cards.get(citizen);
    }

    PhoneNumber newSim(TestCitizen citizen) {
        PhoneNumber number = PhoneNumber.of(String.format(Locale.ROOT, "+34%09d", numbers.getAndIncrement()));
        world.operator().sims().add(Subscriber.of(number, subject(citizen), "sim-es", "es"));
        phones.put(citizen, number);
        return number;
    }

    /** The one the citizen was given last. */
    PhoneNumber sim(TestCitizen citizen) {
        return phones.get(citizen);
    }

    private static Subject subject(TestCitizen citizen) {
        return Subject.of(citizen.country(), citizen.identifier(), citizen.givenName(), citizen.familyName())
                .born(citizen.birthdate());
    }
}
