package org.pontis.sandbox.e2e;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.sandbox.operator.Sims;

import static org.assertj.core.api.Assertions.assertThat;

/** The realm of the other country: its people's numbers are the demo numbers of MID-REST, one for each outcome. */
class OtherCountryIT extends EndToEnd {

    private Portal abroad;

    @BeforeEach
    void travel() {
        abroad = new Portal(stack.addresses().portalEeUrl());
    }

    @ParameterizedTest
    @CsvSource({
        "+37200000766, 60001019906",
        "+37268000769, 60001017869",
        "+37200000566, 60001018800",
    })
    void whoseNumberSignsIsInAtHigh(String phone, String identifier) {
        SimHolder.of(identifier, phone, sandbox).logsIn(abroad.login(browser, "acr", "high"));

        Me me = abroad.me(browser);
        assertThat(me.loggedIn()).isTrue();
        assertThat(me.acr()).isEqualTo("high");
        assertThat(me.loginMethod()).isEqualTo("mobile-id");
        assertThat(me.claims().get("person_identifier")).isEqualTo(identifier);
    }

    @ParameterizedTest
    @CsvSource({
        "+37200000366, 60001019928, MID_NOT_CLIENT",
        "+37200000266, 60001019939, MID_NOT_CLIENT",
        "+37200000666, 60001019961, MID_SIGNATURE_MISMATCH",
        "+37207110066, 60001019947, MID_DELIVERY",
        "+37201100266, 60001019950, MID_CANCELLED",
        "+37201200266, 60001019972, MID_SIM",
        "+37213100266, 60001019983, MID_PHONE_ABSENT",
        "+37066000266, 50001018908, MID_TIMEOUT"
    })
    void everyOtherNumberLeadsToItsOwnPage(String phone, String identifier, String code) {
        SimHolder he = SimHolder.of(identifier, phone, sandbox);

        Page end = he.over(he.asks(abroad.login(browser, "acr", "high")));

        assertThat(end.problem()).contains(code);
        assertThat(end.incident()).matches("[0-9A-Z]{8}");
        assertThat(end.html().select("[role=alert]").text()).isNotBlank();
        assertThat(abroad.me(browser).loggedIn()).isFalse();
    }

    /** So that a number more at the operator is a row more here. */
    @Test
    void theseAreAllTheNumbersThereAre() {
        Set<String> numbers = Sims.ofTestCitizens().all().stream()
                .map(sim -> sim.subscriber().number().value())
                .filter(number -> number.startsWith("+37"))
                .collect(Collectors.toSet());
        assertThat(numbers).hasSize(11);
    }

    @Test
    void peopleAreAskedForTheirOwnIdentifierAndNumbersBeginAsAtHome() {
        Page form = abroad.login(browser, "method", "mobile-id");
        assertThat(form.html().select("label[for=identifier]").text()).isEqualTo("Isikukood");

        Page end = form.fill("identifier", "00000001R", "phone", "+34600000001");

        assertThat(end.asks()).as("a DNI is no personal code").contains("identifier");
        assertThat(end.problem()).isPresent();
        SimHolder she = SimHolder.of("60001017869", "+37268000769", sandbox);
        she.approves(she.ringing(end.fill("identifier", "6000 1017869", "phone", "6800 0769")));
        assertThat(abroad.me(browser).loggedIn()).isTrue();
    }

    @Test
    void itSpeaksItsOwnLanguageByItsOwnClockAndEnglishToGuests() {
        Document chooser = abroad.login(browser, "acr", "high").html();
        assertThat(chooser.selectFirst("html").attr("lang")).isEqualTo("et");
        assertThat(chooser.select(".languages [lang]").eachText()).containsExactlyInAnyOrder("Eesti", "English");
        assertThat(chooser.select("h1").text())
                .isEqualTo("Portaal Maksu- ja Tolliamet (demo) soovib teada, kes te olete");
        assertThat(chooser.select(".method-name").eachText()).contains("Mobiil-ID", "ID-kaart");
        assertThat(until(chooser, "See samm lõpeb kell (..:..) \\(Eesti aja järgi\\)\\."))
                .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(59));

        String english = chooser.selectFirst(".languages a[lang=en]").absUrl("href");
        Document guests = Page.of(browser, browser.get(english)).html();

        assertThat(guests.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(guests.select("h1").text()).startsWith("Tax and Customs Board (demo)");
        assertThat(guests.select(".method-name").eachText()).contains("Mobile-ID", "ID card");
        assertThat(until(guests, "This step ends at (..:..) \\(Estonian time\\)\\."))
                .isPositive();
    }

    @Test
    void thePhoneSpeaksTheLanguageOfThePage() {
        SimHolder mary = SimHolder.of("60001019906", "+37200000766", sandbox);

        Page waiting = mary.asks(abroad.login(browser, "acr", "high"));

        assertThat(mary.sim().prompt().text()).isEqualTo("PONTIS: Sisenemine: Maksu- ja Tolliamet (demo)");
        assertThat(waiting.html().select("h1").text()).isEqualTo("Võrrelge seda kontrollkoodi telefonis olevaga");
        assertThat(mary.cancels(waiting).problem()).contains("MID_CANCELLED");
    }

    /** How long a step that names its end still lasts there. */
    private static Duration until(Document page, String sentence) {
        Matcher said =
                Pattern.compile(sentence).matcher(page.select("#time-limit").text());
        assertThat(said.matches()).as(page.select("#time-limit").text()).isTrue();
        LocalTime now = LocalTime.now(ZoneId.of("Europe/Tallinn"));
        long minutes = Math.floorMod(ChronoUnit.MINUTES.between(now, LocalTime.parse(said.group(1))), 24 * 60);
        return Duration.ofMinutes(minutes);
    }

    @Test
    void aSessionOfOneCountryIsNoneInTheOther() {
        SimHolder.of("60001019906", "+37200000766", sandbox).logsIn(abroad.login(browser, "acr", "high"));
        assertThat(abroad.me(browser).loggedIn()).isTrue();

        Page chooser = oidc.login(browser);

        assertThat(List.copyOf(chooser.methods().keySet())).contains("sms-pin", "mobile-id");
        assertThat(oidc.me(browser).loggedIn()).isFalse();
    }
}
