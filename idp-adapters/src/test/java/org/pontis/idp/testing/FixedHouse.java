package org.pontis.idp.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.pontis.broker.AuditEvent;
import org.pontis.broker.AuditTrail;
import org.pontis.broker.Citizen;
import org.pontis.broker.House;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginMethodFactory;
import org.pontis.broker.Msisdn;
import org.pontis.broker.NationalIdentifiers;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Phone;
import org.pontis.broker.Registration;
import org.pontis.broker.Settings;
import org.pontis.idp.spain.DniOrNie;

/** A house in memory with the test citizens of Spain in it. */
public final class FixedHouse implements House {

    /** Everything, registered in person. */
    public static final Citizen ANA =
            citizen("00000001R", "2031-12-31", Optional.of("+34600000001"), Registration.ADVANCED, true);
    /** Phone and password, registered online. */
    public static final Citizen BRUNO =
            citizen("00000002W", "2030-06-30", Optional.of("+34600000002"), Registration.BASIC, true);
    /** Nothing. */
    public static final Citizen CARLA =
            citizen("00000003A", "2029-01-15", Optional.empty(), Registration.ADVANCED, false);
    /** A phone, registered in person. */
    public static final Citizen DIEGO =
            citizen("00000004G", "2028-02-28", Optional.of("+34600000004"), Registration.ADVANCED, false);

    public static final String ANAS_PASSWORD = "puente-romano-sobre-el-tajo";
    public static final String BRUNOS_PASSWORD = "siete-tejados-bajo-la-lluvia";
    /** A well-formed identifier of nobody. */
    public static final String NOBODY = "12345678Z";

    private final TestClock clock = new TestClock();
    private final InMemoryLimits limits = new InMemoryLimits(clock);
    private final InMemoryChallenges challenges = new InMemoryChallenges(clock);
    private final InMemoryCitizens citizens = new InMemoryCitizens();
    private final PlainPasswords passwords = new PlainPasswords();
    private final RecordingSms sms = new RecordingSms();
    private final TestCodes codes = new TestCodes();
    private final Map<String, String> attributes = new HashMap<>();
    private final DniOrNie identifiers = new DniOrNie();
    private final List<AuditEvent> events = new CopyOnWriteArrayList<>();

    public FixedHouse() {
        List.of(ANA, BRUNO, CARLA, DIEGO).forEach(citizens::add);
        passwords.set(ANA, ANAS_PASSWORD);
        passwords.set(BRUNO, BRUNOS_PASSWORD);
    }

    /** A method of this house, with these settings and otherwise its defaults. */
    public LoginMethod method(LoginMethodFactory factory, Map<String, String> settings) {
        return factory.configure(new Settings(factory.descriptor().id() + "-", settings::get))
                .apply(this);
    }

    private static Citizen citizen(
            String dni, String contrast, Optional<String> phone, Registration registration, boolean password) {
        return new Citizen(
                "account-" + dni.charAt(7),
                new PersonIdentifier("ES", "IDC", dni),
                Optional.of(contrast),
                phone.map(number -> new Phone(new Msisdn(number), registration)),
                Optional.of(registration).filter(r -> password));
    }

    @Override
    public InMemoryCitizens citizens() {
        return citizens;
    }

    @Override
    public NationalIdentifiers identifiers() {
        return identifiers;
    }

    @Override
    public PlainPasswords passwords() {
        return passwords;
    }

    @Override
    public Settings realm() {
        return new Settings("pontis.", key -> attributes.get("pontis." + key));
    }

    /** The realm's attributes. */
    public Map<String, String> attributes() {
        return attributes;
    }

    @Override
    public RecordingSms sms() {
        return sms;
    }

    @Override
    public InMemoryLimits limits() {
        return limits;
    }

    @Override
    public InMemoryChallenges challenges() {
        return challenges;
    }

    @Override
    public TestCodes codes() {
        return codes;
    }

    @Override
    public TestClock clock() {
        return clock;
    }

    @Override
    public AuditTrail audit() {
        return events::add;
    }

    public List<AuditEvent> events() {
        return List.copyOf(events);
    }
}
