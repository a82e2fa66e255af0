package org.pontis.sandbox;

import java.util.List;

import org.pontis.realm.TestCitizen;
import org.pontis.realm.TestCitizens;
import org.pontis.sandbox.citizens.BrokerLimits;
import org.pontis.sandbox.citizens.CitizenPages;
import org.pontis.sandbox.citizens.CitizensApi;
import org.pontis.sandbox.console.StartPage;
import org.pontis.sandbox.faults.FaultPages;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.faults.FaultsApi;
import org.pontis.sandbox.look.Assets;
import org.pontis.sandbox.phones.Owner;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.phones.PhonePages;
import org.pontis.sandbox.phones.Phones;
import org.pontis.sandbox.phones.PhonesApi;
import org.pontis.sandbox.sms.SmsCentre;
import org.pontis.sandbox.sms.SmsFaults;
import org.pontis.sandbox.web.Site;

/** The world outside the broker, save the portals: the SMS centre, the phones, and the site where people look at them. */
public final class World implements AutoCloseable {

    private final Phones phones = new Phones();
    private final Faults faults = new Faults(SmsFaults.ALL);
    private final SmsCentre centre;
    private final Site site;

    /**
     * What the world shares with the broker. It prints nothing.
     *
     * @param smppPassword what the broker binds with at the SMS centre; at most 8 characters
     * @param sandboxClientSecret of the broker's client {@code sandbox}
     */
    public record Settings(String smppPassword, String sandboxClientSecret) {
        @Override
        public String toString() {
            return "Settings[…]";
        }
    }

    private World(Addresses addresses, Settings settings) {
        List<TestCitizen> citizens = TestCitizens.of("es");
        centre = SmsCentre.start(addresses.smpp(), settings.smppPassword(), faults, phones);
        try {
            site = new Site(addresses.sandbox());
        } catch (RuntimeException e) {
            centre.close();
            throw e;
        }
        BrokerLimits limits =
                new BrokerLimits(Addresses.url(addresses.broker()) + "/realms/es", settings.sandboxClientSecret());
        CitizenPages pages = new CitizenPages(citizens, limits);
        Assets.addTo(site);
        new StartPage(addresses, pages.table()).addTo(site);
        new PhonePages(phones, owners(citizens)).addTo(site);
        PhonesApi.addTo(site, phones);
        new FaultPages(faults).addTo(site);
        FaultsApi.addTo(site, faults);
        pages.addTo(site);
        CitizensApi.addTo(site, citizens, limits);
    }

    /**
     * Starts it; it needs no broker yet.
     *
     * @throws java.io.UncheckedIOException if a port is taken; nothing is left running
     */
    public static World start(Addresses addresses, Settings settings) {
        World world = new World(addresses, settings);
        world.site.start();
        return world;
    }

    public Phones phones() {
        return phones;
    }

    public Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        site.close();
        centre.close();
    }

    private static List<Owner> owners(List<TestCitizen> citizens) {
        return citizens.stream()
                .flatMap(citizen -> citizen.phone().stream()
                        .map(number ->
                                new Owner(PhoneNumber.of(number), citizen.givenName() + " " + citizen.familyName())))
                .toList();
    }
}
