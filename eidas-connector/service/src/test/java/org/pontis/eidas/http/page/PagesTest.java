package org.pontis.eidas.http.page;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.flow.connector.CountryChoice;
import org.pontis.eidas.level.GrantedLevel;

import static org.assertj.core.api.Assertions.assertThat;

class PagesTest {

    private static final Locale SPANISH = Locale.of("es");
    private static final Locale ENGLISH = Locale.of("en");
    private static final Locale ESTONIAN = Locale.of("et");
    private static final Pages PAGES = Pages.of(List.of("es", "en", "et"));

    @Test
    void everyCountryIsARealButtonWithItsOwnNameAndTheReadersName() {
        Element estonia = country("EE", SPANISH);

        assertThat(estonia.attr("type")).isEqualTo("submit");
        assertThat(estonia.attr("name")).isEqualTo("country");
        assertThat(estonia.selectFirst(".country-own span").attr("lang")).isEqualTo("et");
        assertThat(estonia.selectFirst(".country-own").text()).isEqualTo("Eesti");
        assertThat(estonia.selectFirst(".country-name").text()).isEqualTo("Estonia");
        assertThat(estonia.selectFirst("img").attr("alt")).isEmpty();
    }

    @Test
    void aNameThatIsTheSameIsNotSaidTwice() {
        Element estonia = country("EE", ESTONIAN);

        assertThat(estonia.text()).isEqualTo("Eesti");
        assertThat(estonia.selectFirst(".country-own span").hasAttr("lang")).isFalse();
    }

    @Test
    void aCountryWithSeveralLanguagesHasSeveralNames() {
        assertThat(country("BE", SPANISH).selectFirst(".country-own").text()).isEqualTo("België · Belgique · Belgien");
    }

    @Test
    void aCountryWithoutANameOrFlagIsItsCode() {
        Element nowhere = country("CB", SPANISH);

        assertThat(nowhere.text()).isEqualTo("CB");
        assertThat(nowhere.selectFirst("img").attr("src")).endsWith("/img/flag.svg");
    }

    @Test
    void aCountryThatIsDownIsSaidToBeInWordsAndCannotBeChosen() {
        Document page = page(PAGES.countries(Samples.countries("Hacienda"), SPANISH));
        Element france = page.selectFirst("button[value=FR]");

        assertThat(france.hasAttr("disabled")).isTrue();
        assertThat(france.text()).isEqualTo("France Francia Ahora no se puede llegar a él. Inténtelo más tarde.");
    }

    @Test
    void theCountryOfLastTimeComesFirst() {
        Document page = page(PAGES.countries(Samples.countries("Hacienda"), SPANISH));

        assertThat(page.selectFirst("button").val()).isEqualTo("EL");
        assertThat(page.selectFirst("button").text()).startsWith("El último que eligió");
        assertThat(page.select("button[name=country]"))
                .extracting(Element::val)
                .containsExactly("EL", "BE", "CB", "EE", "FR");
    }

    @Test
    void aCountryOfLastTimeThatIsDownIsLikeTheOthers() {
        CountryPage sample = Samples.countries(
                "Hacienda",
                List.of(new CountryChoice(Samples.ESTONIA, true), new CountryChoice(Samples.GREECE, false)),
                Optional.of(Samples.GREECE));

        assertThat(page(PAGES.countries(sample, SPANISH)).select(".country-last"))
                .isEmpty();
    }

    @Test
    void aCountryIsFoundByAnyNameWithoutMarksAndByItsCodes() {
        Document page = page(PAGES.countries(Samples.countries("Hacienda"), SPANISH));

        assertThat(page.selectFirst("li:has([value=EL])").attr("data-names").split("\\|"))
                .contains("ελλαδα", "grecia", "greece", "kreeka", "el", "gr", "grc");
        assertThat(page.selectFirst("li:has([value=BE])").attr("data-names").split("\\|"))
                .contains("belgie", "belgique", "belgica", "belgium", "belgia", "belgika", "be", "bel");
    }

    @Test
    void theSearchAppearsOnlyWhereScriptsRunAndIsInNoForm() {
        Element search =
                page(PAGES.countries(Samples.countries("Hacienda"), SPANISH)).selectFirst("[role=search]");

        assertThat(search.hasAttr("hidden")).isTrue();
        assertThat(search.closest("form")).isNull();
        assertThat(search.selectFirst("label").attr("for"))
                .isEqualTo(search.selectFirst("input").id());
    }

    @Test
    void whoChoosesSeesWhoAsksAndWhichLevel() {
        Document page = page(PAGES.countries(Samples.countries("Hacienda"), SPANISH));

        assertThat(page.selectFirst(".whom").text()).isEqualTo("Para entrar en Hacienda");
        assertThat(page.selectFirst(".asked.level-high").text()).startsWith("Este trámite pide nivel alto");
        assertThat(page.selectFirst("button[name=cancel]").text()).isEqualTo("Cancelar e identificarse de otra manera");
        assertThat(page.select("button").last().attr("name")).isEqualTo("cancel");
    }

    @Test
    void withoutAnyCountryTheOnlyWayIsBack() {
        Document page = page(PAGES.countries(Samples.countries("Hacienda", List.of(), Optional.empty()), SPANISH));

        assertThat(page.select("button"))
                .extracting(button -> button.attr("name"))
                .containsExactly("cancel");
        assertThat(page.text()).contains("No hay ningún país");
    }

    @Test
    void aLevelThatWasNotNotifiedHasWords() {
        CountryPage sample = new CountryPage(
                new Form("/", Map.of()),
                Optional.empty(),
                Optional.empty(),
                Samples.notNotified(),
                List.of(),
                Optional.empty(),
                Duration.ofMinutes(5));

        assertThat(page(PAGES.countries(sample, ENGLISH)).text())
                .contains("only certain means of identification", "To enter the portal", "5 minutes");
    }

    @Test
    void consentShowsEachValueAsItIsSentAndWhatItMeans() {
        Document page = page(PAGES.consent(Samples.consent("e-Tax", Samples.citizen("García")), SPANISH));

        assertThat(values(page, "PersonIdentifier")).containsExactly("ES/EE/00000001R");
        assertThat(values(page, "FamilyName")).containsExactly("García", "ΩνάσηςGarcía");
        assertThat(page.selectFirst("[data-attribute=FamilyName]").text()).contains("en su propia escritura: Ωνάσης");
        assertThat(values(page, "DateOfBirth")).containsExactly("1980-05-17");
        assertThat(page.selectFirst("[data-attribute=DateOfBirth]").text()).contains("17 de mayo de 1980");
        assertThat(values(page, "Gender")).containsExactly("Female");
        assertThat(page.selectFirst("[data-attribute=Gender]").text()).contains("mujer");
        assertThat(values(page, "Nationality")).containsExactly("ES", "EL");
        assertThat(page.selectFirst("[data-attribute=Nationality]").text()).contains("España", "Grecia");
        assertThat(values(page, "CurrentAddress").getFirst()).contains("Calle Mayor", "28013");
    }

    @Test
    void consentSaysWhichCountryWhichServiceAndWhichLevel() {
        Document page = page(PAGES.consent(Samples.consent("e-Tax", Samples.citizen("García")), SPANISH));

        assertThat(page.selectFirst(".lead").text()).contains("Estonia", "e-Tax");
        assertThat(page.selectFirst(".level-substantial").text()).isEqualTo("Nivel sustancial");
        assertThat(page.select("tbody th"))
                .allMatch(label -> label.attr("scope").equals("row"));
    }

    /** A refusal that is harder to see than a yes is no free choice. */
    @Test
    void refusingIsAsProminentAsAgreeing() {
        Elements answers = page(PAGES.consent(Samples.consent("e-Tax", Samples.citizen("García")), SPANISH))
                .select("button[name=consent]");

        assertThat(answers).extracting(Element::val).containsExactly("accept", "refuse");
        assertThat(answers.first().className()).isEqualTo(answers.last().className());
        assertThat(answers.first().parent()).isSameAs(answers.last().parent());
    }

    @Test
    void whoActsForACompanySeesBoth() {
        Document page = page(PAGES.consent(Samples.consent("e-Tax", Samples.company("Prat")), SPANISH));

        assertThat(page.text()).contains("Usted actúa en nombre de: Prat");
        assertThat(page.select("caption"))
                .extracting(Element::text)
                .containsExactly("Datos de quien usted representa", "Sus datos, porque actúa en nombre de otro");
        assertThat(values(page, "LegalPersonIdentifier")).containsExactly("ES/EE/B00000000");
        assertThat(values(page, "RepresentativePersonIdentifier")).containsExactly("ES/EE/00000005M");
    }

    @Test
    void aLevelOfASchemeThatWasNotNotifiedIsSaidToBeOne() {
        ConsentPage sample = Samples.consent("e-Tax", Samples.citizen("García"));
        ConsentPage foreign = new ConsentPage(
                sample.form(),
                sample.here(),
                sample.asker(),
                sample.portal(),
                GrantedLevel.read("http://eidas.europa.eu/NotNotified/LoA/high").orElseThrow(),
                sample.identity(),
                sample.patience());

        assertThat(page(PAGES.consent(foreign, ENGLISH)).selectFirst(".level").text())
                .isEqualTo("High level (scheme not notified to the European Commission)");
    }

    @Test
    void aProblemLeadsToAnotherCountryOrBack() {
        Document page = page(PAGES.problem(Samples.problem(Problem.COUNTRY_DOWN, "Hacienda"), SPANISH));

        assertThat(page.select("button"))
                .extracting(button -> button.attr("name"))
                .containsExactly("again", "cancel");
        assertThat(page.select("form input")).isNotEmpty();
    }

    @Test
    void aProblemOfNobodysLoginLeadsNowhereAndSaysSo() {
        Document page = page(PAGES.problem(Samples.lost(Problem.ANSWER_UNSOLICITED), SPANISH));

        assertThat(page.select("form, button")).isEmpty();
        assertThat(page.text()).contains("Puede cerrar esta página");
    }

    @Test
    void leavingWorksByItselfAndByHand() {
        Document page = page(PAGES.leaving(Samples.going("x"), SPANISH));

        assertThat(page.selectFirst("h1").text()).isEqualTo("Ahora sigue en: Estonia");
        assertThat(page.select("form[data-submit-at-once] button[type=submit]")).hasSize(1);
        assertThat(page.selectFirst("form").attr("method")).isEqualTo("post");
    }

    @Test
    void anAnswerWithoutALoginSaysWhy() {
        Document page = page(PAGES.leaving(Samples.back("x"), SPANISH));

        assertThat(page.select("[role=alert][data-problem=LEVEL_NOT_REACHED][data-incident=7K3M9QXA]"))
                .hasSize(1);
        assertThat(page.text()).contains("No se envía ningún dato suyo").doesNotContain("como ha aceptado");
    }

    @Test
    void theOperatorSeesWhatEndsNextFirstWithAWarningInWords() {
        Document page = page(PAGES.admin(Samples.admin("x"), ENGLISH));

        assertThat(page.select("table").last().select("tbody th"))
                .extracting(Element::text)
                .containsExactly(
                        "2026-11-19 19:00 UTC Over",
                        "2026-11-22 19:00 UTC Today: act now",
                        "2026-11-25 19:00 UTC In 3 days: act now",
                        "2026-12-22 19:00 UTC In 30 days: plan it",
                        "2027-12-27 19:00 UTC In 400 days");
        assertThat(page.select("tr[data-peer]").get(1).text()).contains("Greece", "Does not work");
    }

    @Test
    void everyPageHasOneHeadingALanguageAndATitle() {
        for (BiFunction<Pages, Locale, String> sample : Samples.all("Hacienda")) {
            for (Locale language : List.of(SPANISH, ENGLISH, ESTONIAN)) {
                Document page = page(sample.apply(PAGES, language));

                assertThat(page.select("h1")).hasSize(1);
                assertThat(page.select("html[lang=" + language + "]")).hasSize(1);
                assertThat(page.title())
                        .endsWith("– Pontis")
                        .contains(page.selectFirst("h1").text());
                assertThat(page.select("header, main, footer")).hasSize(3);
                assertThat(page.select("img:not([alt])")).isEmpty();
            }
        }
    }

    @Test
    void aPageThatCanBeFetchedAgainOffersTheNodesOtherLanguages() {
        Document page = page(PAGES.countries(Samples.countries("42"), SPANISH));

        assertThat(page.select("nav.languages a"))
                .extracting(link -> link.attr("href"))
                .containsExactly("/connector/country?id=42&lang=en", "/connector/country?id=42&lang=et");
        assertThat(page.selectFirst("nav.languages [aria-current]").text()).isEqualTo("Español");
        assertThat(page(PAGES.leaving(Samples.going("x"), SPANISH)).select("nav.languages"))
                .isEmpty();
    }

    @Test
    void theLanguageIsTheFirstOneAskedForThatThereIs() {
        assertThat(PAGES.locale(List.of("fr", "et-EE"), Optional.of("en"))).isEqualTo(ESTONIAN);
        assertThat(PAGES.locale(List.of(), Optional.of("fr;q=0.9, en-GB;q=0.8, es;q=0.1")))
                .isEqualTo(ENGLISH);
        assertThat(PAGES.locale(List.of("fr"), Optional.empty())).isEqualTo(SPANISH);
        assertThat(PAGES.locale(List.of("not a language", ""), Optional.of(";;;=q")))
                .isEqualTo(SPANISH);
        assertThat(PAGES.locale(List.of("x".repeat(100_000)), Optional.of("*"))).isEqualTo(SPANISH);
    }

    @Test
    void languagesWithoutWordsAreLeftOut() {
        assertThat(Pages.of(List.of("fr", "et")).locale(List.of("es"), Optional.empty()))
                .isEqualTo(ESTONIAN);
        assertThat(Pages.of(List.of("fr")).locale(List.of("gl"), Optional.empty()))
                .isEqualTo(Locale.of("gl"));
        assertThat(Pages.of(List.of("es-ES")).locale(List.of(), Optional.empty()))
                .isEqualTo(SPANISH);
    }

    private static Element country(String code, Locale language) {
        return page(PAGES.countries(
                        Samples.countries(
                                "Hacienda", List.of(new CountryChoice(new NodeCountry(code), true)), Optional.empty()),
                        language))
                .selectFirst("button[name=country][value=" + code + "]");
    }

    private static List<String> values(Document page, String attribute) {
        return page.select("[data-attribute=" + attribute + "] bdi").eachText();
    }

    private static Document page(String html) {
        return Jsoup.parse(html);
    }
}
