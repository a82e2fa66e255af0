package org.pontis.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.pontis.realm.TestCitizen;
import org.pontis.realm.TestCitizens;
import org.pontis.sandbox.ca.CaApi;
import org.pontis.sandbox.ca.CaFaults;
import org.pontis.sandbox.ca.CaPages;
import org.pontis.sandbox.ca.Cards;
import org.pontis.sandbox.ca.CertificateAuthority;
import org.pontis.sandbox.ca.StatusSite;
import org.pontis.sandbox.ca.Subject;
import org.pontis.sandbox.citizens.BrokerLimits;
import org.pontis.sandbox.citizens.CitizenPages;
import org.pontis.sandbox.citizens.CitizensApi;
import org.pontis.sandbox.console.StartPage;
import org.pontis.sandbox.faults.FaultPages;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.faults.FaultsApi;
import org.pontis.sandbox.look.Assets;
import org.pontis.sandbox.operator.MobileOperator;
import org.pontis.sandbox.operator.OperatorFaults;
import org.pontis.sandbox.operator.OperatorPages;
import org.pontis.sandbox.operator.Sim;
import org.pontis.sandbox.operator.Sims;
import org.pontis.sandbox.operator.Timing;
import org.pontis.sandbox.operator.mss.MssRest;
import org.pontis.sandbox.operator.mss.Partner;
import org.pontis.sandbox.operator.rest.MidRest;
import org.pontis.sandbox.phones.Owner;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.phones.PhonePages;
import org.pontis.sandbox.phones.Phones;
import org.pontis.sandbox.phones.PhonesApi;
import org.pontis.sandbox.registry.Entries;
import org.pontis.sandbox.registry.Entry;
import org.pontis.sandbox.registry.RegistryApi;
import org.pontis.sandbox.registry.RegistryFaults;
import org.pontis.sandbox.registry.RegistryPages;
import org.pontis.sandbox.sms.SmsCentre;
import org.pontis.sandbox.sms.SmsFaults;
import org.pontis.sandbox.web.Site;

/** The world outside the broker, save the portals: the SMS centre, the phones, and the site where people look at them. */
public final class World implements AutoCloseable {

    private final Phones phones = new Phones();
    private final Faults faults =
            new Faults(Stream.of(SmsFaults.ALL, CaFaults.ALL, OperatorFaults.ALL, RegistryFaults.ALL)
                    .flatMap(List::stream)
                    .toList());
    private final CertificateAuthority authority;
    private final MobileOperator operator;
    private final SmsCentre centre;
    private final Site site;

    /**
     * What the world shares with the broker. It prints nothing.
     *
     * @param smppPassword what the broker binds with at the SMS centre; at most 8 characters
     * @param sandboxClientSecret of the broker's client {@code sandbox}; and what the broker shows to the registries
     * @param mssPassword what the broker shows to the mobile operator as AP_PWD
     */
    public record Settings(String smppPassword, String sandboxClientSecret, String mssPassword) {
        @Override
        public String toString() {
            return "Settings[…]";
        }
    }

    private World(Addresses addresses, Path state, Settings settings) {
        List<TestCitizen> citizens = TestCitizens.of("es");
        authority = CertificateAuthority.open(state, URI.create(addresses.sandboxUrl()), InstantSource.system());
        InstantSource clock = InstantSource.system();
        operator = new MobileOperator(authority, Sims.ofTestCitizens(), faults, phones, Timing.USUAL, clock);
        centre = SmsCentre.start(addresses.smpp(), settings.smppPassword(), faults, phones);
        try {
            site = new Site(addresses.sandbox());
        } catch (RuntimeException e) {
            centre.close();
            operator.close();
            throw e;
        }
        String realms = Addresses.url(addresses.broker()) + "/realms/";
        BrokerLimits limits = new BrokerLimits(List.of(realms + "es", realms + "ee"), settings.sandboxClientSecret());
        CitizenPages pages = new CitizenPages(citizens, limits);
        Assets.addTo(site);
        new StartPage(addresses, pages.table()).addTo(site);
        Entries entries = new Entries(citizens);
        new RegistryApi(entries, faults, settings.sandboxClientSecret()).addTo(site);
        new RegistryPages(entries).addTo(site);
        new PhonePages(phones, owners(citizens, entries)).addTo(site);
        PhonesApi.addTo(site, phones);
        new FaultPages(faults).addTo(site);
        FaultsApi.addTo(site, faults);
        pages.addTo(site);
        CitizensApi.addTo(site, citizens, limits);
        new StatusSite(authority, faults).addTo(site);
        Cards cards = cards(citizens);
        new CaPages(authority, cards).addTo(site);
        new CaApi(authority, cards).addTo(site);
        new OperatorPages(operator.sims()).addTo(site);
        new MidRest(operator, clock).addTo(site);
        new MssRest(operator, authority, Partner.pontis(settings.mssPassword()), clock).addTo(site);
    }

    /**
     * Starts it; it needs no broker yet.
     *
     * @param state a folder for the keys of authorities, cards and SIMs, which stay the same
     * @throws java.io.UncheckedIOException if a port is taken; nothing is left running
     */
    public static World start(Addresses addresses, Path state, Settings settings) {
        World world = new World(addresses, state, settings);
        world.site.start();
        return world;
    }

    public Phones phones() {
        return phones;
    }

    public Faults faults() {
        return faults;
    }

    public CertificateAuthority authority() {
        return authority;
    }

    public MobileOperator operator() {
        return operator;
    }

    @Override
    public void close() {
        site.close();
        centre.close();
        operator.close();
    }

    private Cards cards(List<TestCitizen> citizens) {
        Cards cards = new Cards(authority);
        for (TestCitizen citizen : citizens) {
            switch (citizen.identifier()) {
                case "00000001R", "00000005M", "00000007F", "00000008P" -> cards.give("dnie", subject(citizen));
                case "00000004G" -> cards.giveRevoked("dnie", subject(citizen));
                default -> {
                    // has none
                }
            }
        }
        return cards.give("esteid", Subject.of("EE", "60001019906", "Mary Änn", "O’Connež-Šuslik Testnumber"));
    }

    private static Subject subject(TestCitizen citizen) {
        return Subject.of(citizen.country(), citizen.identifier(), citizen.givenName(), citizen.familyName())
                .born(citizen.birthdate());
    }

    /** Whoever has a phone on record at the broker, and whoever has a SIM that signs. */
    private List<Owner> owners(List<TestCitizen> citizens, Entries entries) {
        Map<PhoneNumber, Owner> owners = new TreeMap<>();
        for (Sim sim : operator.sims().all()) {
            PhoneNumber number = sim.subscriber().number();
            owners.put(number, new Owner(number, sim.subscriber().name()));
        }
        for (TestCitizen citizen : citizens) {
            citizen.phone()
                    .map(PhoneNumber::of)
                    .ifPresent(number ->
                            owners.put(number, new Owner(number, citizen.givenName() + " " + citizen.familyName())));
        }
        for (Entry newcomer : entries.newcomers()) {
            newcomer.phone()
                    .map(PhoneNumber::of)
                    .ifPresent(number -> owners.put(number, new Owner(number, newcomer.name())));
        }
        return List.copyOf(owners.values());
    }
}
