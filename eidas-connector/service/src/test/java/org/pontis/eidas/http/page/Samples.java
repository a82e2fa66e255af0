package org.pontis.eidas.http.page;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.Address;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.attributes.Person;
import org.pontis.eidas.flow.Incident;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.flow.connector.CountryChoice;
import org.pontis.eidas.flow.proxy.Step;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.metadata.Expiry;
import org.pontis.eidas.metadata.Health;
import org.pontis.eidas.saml.metadata.Role;

/** One of each page, with the same text of somebody else in every place where there may be one. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");
    static final NodeCountry SPAIN = new NodeCountry("ES");
    static final NodeCountry ESTONIA = new NodeCountry("EE");
    static final NodeCountry GREECE = new NodeCountry("EL");
    static final Incident INCIDENT = new Incident("7K3M9QXA");
    static final RequestedLevel HIGH = RequestedLevel.atLeast(LevelOfAssurance.HIGH);

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private Samples() {}

    static List<BiFunction<Pages, Locale, String>> all(String text) {
        Stream<BiFunction<Pages, Locale, String>> pages = Stream.of(
                (all, locale) -> all.countries(countries(text), locale),
                (all, locale) -> all.consent(consent(text, citizen(text)), locale),
                (all, locale) -> all.consent(consent(text, company(text)), locale),
                (all, locale) -> all.problem(problem(Problem.CANCELLED, text), locale),
                (all, locale) -> all.problem(lost(Problem.LOGIN_EXPIRED), locale),
                (all, locale) -> all.leaving(going(text), locale),
                (all, locale) -> all.leaving(back(text), locale),
                (all, locale) -> all.home(home(text), locale),
                (all, locale) -> all.admin(admin(text), locale));
        return pages.toList();
    }

    static CountryPage countries(String text) {
        return countries(
                text,
                List.of(
                        new CountryChoice(ESTONIA, true),
                        new CountryChoice(new NodeCountry("BE"), true),
                        new CountryChoice(GREECE, true),
                        new CountryChoice(new NodeCountry("FR"), false),
                        new CountryChoice(new NodeCountry("CB"), true)),
                Optional.of(GREECE));
    }

    static CountryPage countries(String text, List<CountryChoice> choices, Optional<NodeCountry> last) {
        return new CountryPage(
                form(text),
                Optional.of("/connector/country?id=" + text),
                Optional.of(text),
                HIGH,
                choices,
                last,
                PATIENCE);
    }

    static ConsentPage consent(String text, Identity identity) {
        return new ConsentPage(
                form(text),
                Optional.of("/service/consent?id=" + text),
                ESTONIA,
                Optional.of(text),
                new GrantedLevel.Notified(LevelOfAssurance.SUBSTANTIAL),
                identity,
                PATIENCE);
    }

    static Identity citizen(String text) {
        Map<AttributeDefinition, List<AttributeValue>> values = new LinkedHashMap<>();
        values.put(AttributeProfile.PERSON_IDENTIFIER, List.of(AttributeValue.of("ES/EE/00000001R")));
        values.put(
                AttributeProfile.FAMILY_NAME,
                List.of(AttributeValue.of(text), AttributeValue.original("Ωνάσης" + text)));
        values.put(AttributeProfile.FIRST_NAME, List.of(AttributeValue.of(text)));
        values.put(AttributeProfile.DATE_OF_BIRTH, List.of(AttributeValue.of("1980-05-17")));
        values.put(AttributeProfile.PLACE_OF_BIRTH, List.of(AttributeValue.of(text)));
        values.put(AttributeProfile.GENDER, List.of(AttributeValue.of("Female")));
        values.put(AttributeProfile.NATIONALITY, List.of(AttributeValue.of("ES"), AttributeValue.of("EL")));
        values.put(AttributeProfile.CURRENT_ADDRESS, List.of(AttributeValue.of(address(text))));
        return Identity.of(new Person(DataSet.NATURAL, values));
    }

    static Identity company(String text) {
        Map<AttributeDefinition, List<AttributeValue>> company = new LinkedHashMap<>();
        company.put(AttributeProfile.LEGAL_PERSON_IDENTIFIER, List.of(AttributeValue.of("ES/EE/B00000000")));
        company.put(AttributeProfile.LEGAL_NAME, List.of(AttributeValue.of(text)));
        Map<AttributeDefinition, List<AttributeValue>> her = new LinkedHashMap<>();
        List<AttributeDefinition> rows = AttributeProfile.mandatory(DataSet.NATURAL_REPRESENTATIVE);
        her.put(rows.get(0), List.of(AttributeValue.of("ES/EE/00000005M")));
        her.put(rows.get(1), List.of(AttributeValue.of(text)));
        her.put(rows.get(2), List.of(AttributeValue.of(text)));
        her.put(rows.get(3), List.of(AttributeValue.of("1969-08-21")));
        return new Identity(
                new Person(DataSet.LEGAL, company), Optional.of(new Person(DataSet.NATURAL_REPRESENTATIVE, her)));
    }

    static ProblemPage problem(Problem problem, String text) {
        return new ProblemPage(
                problem, INCIDENT, Optional.of(ESTONIA), Optional.of(text), Optional.of(form(text)), true);
    }

    static ProblemPage lost(Problem problem) {
        return new ProblemPage(problem, INCIDENT, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    static LeavingPage going(String text) {
        return new LeavingPage(
                new PostForm("https://ee.example/login?" + text, "SAMLRequest", text, Optional.of(text)),
                ESTONIA,
                Optional.empty());
    }

    static LeavingPage back(String text) {
        return new LeavingPage(
                new PostForm("https://ee.example/answer?" + text, "SAMLResponse", text, Optional.of(text)),
                ESTONIA,
                Optional.of(new Step.Mishap(Problem.LEVEL_NOT_REACHED, INCIDENT)));
    }

    static HomePage home(String text) {
        return new HomePage(
                SPAIN,
                text,
                Optional.of("help@" + text),
                Optional.of("/connector/metadata?" + text),
                Optional.of("/service/metadata?" + text),
                "/onboarding?" + text);
    }

    static AdminPage admin(String text) {
        return new AdminPage(
                SPAIN,
                NOW,
                Map.of(text, true, "store", false),
                List.of(
                        new Health(
                                ESTONIA,
                                Role.PROXY_SERVICE,
                                "https://ee.example/" + text,
                                Health.State.UP,
                                Optional.of(NOW.plus(Duration.ofDays(1))),
                                Optional.empty(),
                                List.of(text)),
                        new Health(
                                GREECE,
                                Role.CONNECTOR,
                                "https://el.example/" + text,
                                Health.State.DOWN,
                                Optional.empty(),
                                Optional.empty(),
                                List.of())),
                List.of(
                        expiry(text, 400),
                        expiry(text, 30),
                        expiry(text, -3),
                        expiry("our Connector", 3),
                        expiry(text, 0)));
    }

    static RequestedLevel notNotified() {
        return new RequestedLevel.OneOf(
                Set.of(new GrantedLevel.NotNotified(URI.create("http://eidas.europa.eu/NotNotified/LoA/low"))));
    }

    private static Expiry expiry(String text, int days) {
        return new Expiry(text, text, NOW.plus(Duration.ofDays(days).plusHours(1)), Optional.of(text));
    }

    private static Form form(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", text);
        return new Form("/connector/country?" + text, fields);
    }

    private static String address(String text) {
        return new Address(Map.of(Address.Part.THOROUGHFARE, "Calle Mayor " + text, Address.Part.POST_CODE, "28013"))
                .write(DataSet.NATURAL);
    }
}
