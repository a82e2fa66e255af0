package org.pontis.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.broker.LoginProblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every page in every language, rendered, held to the page contract, and left in {@code target/pages} to look at. */
class PageContractTest {

    private static final Path PAGES = Path.of("target/pages");
    private static final Map<String, KeycloakPage> BY_LANGUAGE =
            ThemeFiles.LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), KeycloakPage::new));

    @BeforeAll
    static void putTheResourcesBesideThePages() throws IOException {
        Path from = ThemeFiles.HOME.resolve("resources");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = PAGES.resolve("resources").resolve(from.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static final List<Arguments> OURS = rendered(Samples.ours());
    private static final List<Arguments> OUTSIDE = rendered(Samples.outside());
    private static final List<Arguments> GROUNDS = rendered(Samples.grounds());
    private static final List<Arguments> KEYCLOAKS = rendered(Samples.keycloaks());

    static Stream<Arguments> ours() {
        return OURS.stream();
    }

    static Stream<Arguments> all() {
        return Stream.of(OURS, OUTSIDE, GROUNDS, KEYCLOAKS).flatMap(List::stream);
    }

    @Test
    void everyPageIsLookedAt() {
        Stream<String> pages = Stream.of(Samples.ours(), Samples.outside(), Samples.grounds(), Samples.keycloaks())
                .flatMap(List::stream)
                .map(sample -> sample.template() + ".ftl");
        Stream<String> parts = Stream.of(
                "template.ftl",
                "footer.ftl",
                "notices.ftl",
                "parts.ftl",
                "sms.ftl",
                "tiles.ftl",
                "clock.ftl",
                "places.ftl",
                "portals.ftl",
                "cabinet.ftl",
                "recovery-parts.ftl",
                "registering.ftl",
                "desk-parts.ftl");

        assertThat(Stream.concat(pages, parts))
                .containsAll(ThemeFiles.templates().keySet());
    }

    /** Keycloak's own pages know the client alone, whose name is in the realm's first language. */
    @Test
    void aPortalIsCalledByItsNameInTheLanguageOfThePage() {
        Map<String, Object> model = Map.of(
                "message",
                Map.of("type", "error", "summary", "…"),
                "client",
                Map.of("name", "Portal de pruebas", "attributes", Map.of("pontis.name.en", "Portal of tests")));

        assertThat(BY_LANGUAGE.get("en").render("error", model))
                .contains("Portal of tests")
                .doesNotContain("Portal de pruebas");
        assertThat(BY_LANGUAGE.get("gl").render("error", model)).contains("Portal de pruebas");
    }

    @Test
    void thePageThatAsksForACodeSaysHowManyDigitsItHas() {
        Map<String, Object> model = Map.of("lastTwo", "01", "codeLength", 7, "codeSeconds", 600, "resendAfter", 0);
        assertThat(Jsoup.parse(BY_LANGUAGE.get("en").render("code", model))
                        .select("#code-hint")
                        .text())
                .contains("7 digits");
    }

    @ParameterizedTest
    @MethodSource("all")
    void aPageSaysItsLanguageItsStepAndItsProblem(Document page) {
        assertThat(page.select("html").attr("lang")).isIn(ThemeFiles.LANGUAGES);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.title()).contains(page.select("h1").text()).contains("Pontis");
        assertThat(page.title().matches("(Erro|Error|Errorea|Viga):.*"))
                .isEqualTo(!page.select("[role=alert]").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatPointsToAnElementFindsIt(Document page) {
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("label[for]").eachAttr("for"))
                .allSatisfy(id -> assertThat(page.getElementById(id)).isNotNull());
        assertThat(page.select("a[href^=#]").eachAttr("href"))
                .allSatisfy(href -> assertThat(page.getElementById(href.substring(1)))
                        .as(href)
                        .isNotNull());
        assertThat(Stream.of("aria-describedby", "aria-labelledby", "aria-controls")
                        .flatMap(name -> page.select("[" + name + "]").eachAttr(name).stream())
                        .flatMap(ids -> Stream.of(ids.split(" "))))
                .allSatisfy(id -> assertThat(page.getElementById(id)).as(id).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("ours")
    void everyFieldHasALabelADescriptionAndAPurpose(Document page) {
        assertThat(page.select("input:not([type=hidden])")).allSatisfy(input -> {
            assertThat(page.select("label[for=" + input.id() + "]")).hasSize(1);
            assertThat(input.attr("aria-describedby")).isNotBlank();
            assertThat(input.attr("autocomplete")).isNotBlank();
            assertThat(input.id()).isEqualTo(input.attr("name"));
        });
    }

    @ParameterizedTest
    @MethodSource("ours")
    void everyChoiceIsARealButtonAndThePrimaryOneIsFirst(Document page) {
        Element form = page.selectFirst("form[method=post]");
        List<Element> buttons = form.select("button");

        assertThat(page.select("form")).hasSize(1);
        assertThat(buttons).isNotEmpty().allMatch(button -> button.attr("type").equals("submit"));
        assertThat(form.select("button.primary")).allSatisfy(primary -> assertThat(primary)
                .isSameAs(buttons.stream()
                        .filter(button -> !button.hasAttr("disabled"))
                        .findFirst()
                        .orElseThrow()));
        assertThat(buttons.getFirst().attr("name").equals("cancel"))
                .as("the way back is first only where nothing else helps")
                .isEqualTo(page.selectFirst("[name=cancel].primary") != null
                        && page.select("[name=method]").isEmpty());
        assertThat(buttons.stream().filter(button -> button.attr("name").equals("cancel")))
                .hasSize(1);
        assertThat(page.select("[tabindex]").eachAttr("tabindex")).containsOnly("-1");
    }

    @ParameterizedTest
    @MethodSource("ours")
    void aProblemIsAnnouncedWithItsCodeAndItsIncident(Document page) {
        assertThat(page.select("[role=alert]")).allSatisfy(alert -> {
            assertThat(alert.attr("data-problem")).matches("[A-Z][A-Z0-9_]+");
            assertThat(alert.attr("data-incident")).matches("[0-9A-Z]{8}");
            assertThat(alert.text()).contains(alert.attr("data-incident"));
            assertThat(alert.hasAttr("autofocus")).isTrue();
        });
        assertThat(page.select("[autofocus]").size()).isLessThanOrEqualTo(1);
    }

    @Test
    void aPageOfKeycloaksThatSaysAnErrorHasItsIncidentToo() {
        Element alert = render("es", "error", sample("error").model()).selectFirst("[role=alert]");

        assertThat(alert.attr("data-incident")).isEqualTo("7K2M9QX1");
        assertThat(alert.text()).contains("7K2M9QX1");
    }

    @Test
    void everyProblemHasItsPage() {
        for (LoginProblem problem : LoginProblem.COMMON) {
            Document page = render("es", "failed", Samples.failedBecause(problem));

            assertThat(page.select("[role=alert]").attr("data-problem")).isEqualTo(problem.code());
        }
    }

    @Test
    void theChooserOffersEachMethodWithItsLevel() {
        Document page = render("es", "chooser", Samples.ours().getFirst().model());

        assertThat(page.select("button[name=method]").eachAttr("value"))
                .containsExactly("sms-pin", "password", "toy", "eidas");
        assertThat(page.select("button[name=method]").eachAttr("data-level"))
                .containsExactly("low", "substantial", "low", "high");
        assertThat(page.select("button[name=method]").eachText())
                .satisfiesExactly(
                        pin -> assertThat(pin).contains("PIN por SMS", "Nivel bajo", "La última que usó"),
                        password -> assertThat(password).contains("Contraseña", "Nivel sustancial"),
                        toy -> assertThat(toy).startsWith("toy"),
                        eidas -> assertThat(eidas).contains("Identificación de otro país europeo", "Nivel alto"));
        assertThat(page.select("h1").text()).isEqualTo("Agencia Tributaria (demo) quiere saber quién es usted");
    }

    @Test
    void aClosedMethodStandsThereCannotBeChosenAndSaysWhy() {
        Document page = render("es", "chooser", sample("chooser-paused").model());
        Element closed = page.selectFirst("button[name=method][data-paused]");

        assertThat(page.select("button[name=method]")).hasSize(4);
        assertThat(page.select("button[name=method]:not([disabled])").eachAttr("value"))
                .doesNotContain("sms-pin")
                .hasSize(3);
        assertThat(closed.val()).isEqualTo("sms-pin");
        assertThat(closed.hasAttr("disabled")).isTrue();
        assertThat(page.getElementById(closed.attr("aria-describedby")).text())
                .contains("Mantenimiento del operador.", "22 de noviembre de 2026, 18:00");
    }

    @Test
    void aMethodInTroubleSaysSoAndCanBeTriedAllTheSame() {
        Document page = render("es", "chooser", sample("chooser-trouble").model());
        Element pin = page.selectFirst("button[name=method][value=sms-pin]");

        assertThat(pin.hasAttr("disabled")).isFalse();
        assertThat(pin.attr("data-trouble")).isEqualTo("SMS_UNAVAILABLE");
        assertThat(page.getElementById(pin.attr("aria-describedby")).text()).contains("no podemos enviar SMS");
        assertThat(page.getElementById("trouble-toy").text())
                .as("no words of its own")
                .contains("tiene un problema");
    }

    @Test
    void aStepUpThatLacksOnlyTheSmsAsksForTheSms() {
        Document page = render("es", "chooser", sample("chooser-sms-left").model());
        Element tile = page.selectFirst("button[name=method]");

        assertThat(tile.val()).isEqualTo("password");
        assertThat(tile.select(".method-name").text()).isEqualTo("Código por SMS");
        assertThat(tile.select(".method-needs").text()).contains("ya la ha escrito", "móvil");
        assertThat(tile.select("img").attr("src")).endsWith("method-sms-pin.svg");
    }

    @Test
    void whoseRegistrationIsNotEnoughIsToldWhereToGo() {
        Document page = render("es", "failed", sample("failed-only-level").model());

        assertThat(page.select("#where-to-go").text()).contains("oficina de registro");
        assertThat(page.select("#where-to-go a").attr("href")).isEqualTo("https://oficinas.pontis.example/");
        assertThat(page.select("[role=alert]").text()).doesNotContain("Elija otro método");
        assertThat(page.select("form button").eachAttr("name")).startsWith("cancel", "again");
        assertThat(page.select("button.primary").eachAttr("name")).containsExactly("cancel");
    }

    @Test
    void whereTryingAgainHelpsItIsTheMainButton() {
        for (String name : List.of("failed", "failed-only-code")) {
            Document page = render("es", "failed", sample(name).model());

            assertThat(page.select("button.primary").eachAttr("name")).as(name).containsExactly("again");
        }
    }

    @Test
    void whereNoOtherMethodWouldDoNobodyIsSentToOne() {
        for (String language : ThemeFiles.LANGUAGES) {
            assertThat(ThemeFiles.words(language).entrySet())
                    .filteredOn(word -> word.getKey().endsWith(".only"))
                    .hasSizeGreaterThan(5)
                    .allSatisfy(
                            word -> assertThat(word.getValue())
                                    .doesNotContainPattern(
                                            "(Elija|Triï|Elixa|Aukeratu|Choose|[Vv]alige) (otro|un altre|outro|beste|another|teine)"));
        }
    }

    @Test
    void anSmsLimitSaysFromWhenOnAndTheSameToEverybody() {
        Document page = render("es", "failed", sample("failed-limit").model());

        assertThat(page.select("#problem-text").text())
                .matches(".* a partir de las [0-9]{2}:[0-9]{2}; .* mañana a partir de las [0-9]{2}:[0-9]{2} "
                        + "\\(hora peninsular\\).*");
    }

    @Test
    void theHistoricProfileHasHelpOfItsOwn() {
        Document help = Jsoup.parse(BY_LANGUAGE
                .get("en")
                .render("help", outside("help-sms-pin-historic").model()));
        Document modern = Jsoup.parse(
                BY_LANGUAGE.get("en").render("help", outside("help-sms-pin").model()));

        assertThat(help.text()).contains("What is the access key?", "The PIN does not work");
        assertThat(modern.text()).doesNotContain("access key");
    }

    @Test
    void thePrivacyPageSaysThatAPortalGetsThisAtMost() {
        assertThat(Map.of(
                        "es",
                        "como mucho",
                        "ca",
                        "com a màxim",
                        "gl",
                        "como moito",
                        "eu",
                        "gehienez",
                        "en",
                        "at most",
                        "et",
                        "kõige rohkem"))
                .allSatisfy((language, atMost) -> assertThat(
                                ThemeFiles.words(language).get("privacy.to.1"))
                        .contains(atMost));
    }

    @ParameterizedTest
    @FieldSource("org.pontis.theme.ThemeFiles#LANGUAGES")
    void whoIsToldWhatHangsOnTheMethodsThatAreOffered(String language) {
        Map<String, String> words = ThemeFiles.words(language);
        String operator = words.get("privacy.to.operator");
        String issuer = words.get("privacy.to.issuer");
        String sms = words.get("privacy.to.sms");

        assertThat(told(language, "sms-pin", "password")).containsOnlyOnce(sms).doesNotContain(operator, issuer);
        assertThat(told(language, "mobile-id")).contains(operator, issuer).doesNotContain(sms);
        assertThat(told(language, "eid-card")).contains(issuer).doesNotContain(operator, sms);
        assertThat(told(language, "eidas"))
                .contains(words.get("privacy.to.abroad"), words.get("privacy.to.border"))
                .doesNotContain(issuer, sms);
        assertThat(told(language, "sms-pin", "password", "mobile-id", "eid-card"))
                .doesNotContain(words.get("privacy.to.abroad"))
                .containsOnlyOnce(words.get("privacy.what.certificate"))
                .containsOnlyOnce(sms)
                .containsOnlyOnce(operator)
                .containsOnlyOnce(issuer);
    }

    private static String told(String language, String... offered) {
        Map<String, Object> model = new HashMap<>(outside("privacy").model());
        model.put("methods", Stream.of(offered).map(id -> Map.of("id", id)).toList());
        return Jsoup.parse(BY_LANGUAGE.get(language).render("privacy", model)).text();
    }

    @Test
    void whatAnOperatorWroteIsTextInItsOwnLanguage() {
        Document page = render("en", "failed", sample("failed-paused").model());

        assertThat(page.select(".method-paused b")).isEmpty();
        assertThat(page.select(".method-paused [lang=es]").text()).isEqualTo("Mantenimiento <b>del operador</b>.");
    }

    @Test
    void whereEverythingIsClosedOnlyTheWayBackIsLeft() {
        Document page = render("es", "closed", sample("closed").model());

        assertThat(page.select("button:not([disabled])").eachAttr("name")).containsExactly("cancel");
        assertThat(page.select("[role=alert]").attr("data-problem")).isEqualTo("NO_METHOD_NOW");
    }

    @Test
    void everyStepOfALoginSaysItsTimeLimitAndOffersMore() {
        for (String page : List.of("chooser", "identify", "password", "code", "failed")) {
            Document html = render("es", sample(page).template(), sample(page).model());

            assertThat(html.select("#time-limit").text())
                    .as(page)
                    .matches(".* caduca a las [0-9]{2}:[0-9]{2} \\(hora peninsular\\)\\.");
            assertThat(html.select("[data-left=1800] button[type=submit][name=more]"))
                    .as(page)
                    .hasSize(1);
            assertThat(html.select("[data-left] [role=status]")).as(page).isNotEmpty();
        }
    }

    @Test
    void aRealmMayLiveByAnotherClock() {
        Map<String, Object> model = new HashMap<>(sample("chooser").model());
        model.put("realm", Map.of("name", "far", "attributes", Map.of("pontis.time-zone", "Pacific/Kiritimati")));
        LocalTime there = LocalTime.now(ZoneId.of("Pacific/Kiritimati")).truncatedTo(ChronoUnit.MINUTES);

        String limit = render("et", "chooser", model).select("#time-limit").text();

        assertThat(limit).startsWith("See samm lõpeb kell ").endsWith(" (Eesti aja järgi).");
        assertThat(IntStream.rangeClosed(30, 35)
                        .mapToObj(there::plusMinutes)
                        .filter(until -> limit.contains(until.toString())))
                .as(limit)
                .hasSize(1);
    }

    @Test
    void helpOutOfALoginOpensBesideItAndKnowsTheWayBack() {
        Document step = render("ca", "identify", sample("identify").model());
        Document help = Jsoup.parse(
                BY_LANGUAGE.get("ca").render("help", Samples.outside().get(1).model()));

        assertThat(step.select(".help-link a, .about a"))
                .hasSize(4)
                .allMatch(link -> link.attr("target").equals("_blank"))
                .allMatch(link -> link.attr("href").contains("lang=ca&client_id=portal&tab_id=b"));
        assertThat(help.select("#back-to-login").attr("href"))
                .endsWith("/realms/es/login-actions/authenticate?client_id=portal&tab_id=b");
        assertThat(help.select("a[target]")).isEmpty();
    }

    @Test
    void theFieldsHaveTheNamesOfTheContract() {
        assertThat(fields("identify")).containsExactly("identifier", "contrast");
        assertThat(fields("password")).containsExactly("identifier", "password");
        assertThat(fields("password-only")).containsExactly("password");
        assertThat(fields("code")).containsExactly("code");
        assertThat(fields("request-pin")).containsExactly("identifier", "contrast", "accesskey");
        assertThat(fields("request-pin-step-up")).containsExactly("accesskey");
        assertThat(fields("pin")).containsExactly("accesskey", "pin");
        assertThat(fields("mobile-id")).containsExactly("identifier", "phone");
        assertThat(fields("mobile-id-step-up")).containsExactly("phone");
    }

    @Test
    void theWaitPageShowsTheVerificationCodeAndHowToGoOn() {
        Document page = render(
                "es",
                sample("mobile-id-wait").template(),
                sample("mobile-id-wait").model());

        assertThat(page.select("[data-verification-code]").attr("data-verification-code"))
                .isEqualTo("0104");
        assertThat(page.select("[data-verification-code]").text()).isEqualTo("0104");
        assertThat(page.select("form button").eachAttr("name")).containsExactly("continue", "cancel");
    }

    @Test
    void theWaitPageAsksAgainByItselfAndIsLoadedAgainOnlyWithoutScripts() {
        Document page = render(
                "es",
                sample("mobile-id-wait").template(),
                sample("mobile-id-wait").model());

        assertThat(page.body().attr("data-again")).isEqualTo("3");
        assertThat(page.body().attr("data-again-at")).isEqualTo("https://login.example/again?tab=1&execution=2");
        assertThat(page.select("noscript meta[http-equiv=refresh]").attr("content"))
                .isEqualTo("3; url=https://login.example/again?tab=1&execution=2");
    }

    @Test
    void theRolesAreButtons() {
        Document page = render(
                "es",
                sample("mobile-id-role").template(),
                sample("mobile-id-role").model());

        assertThat(page.select("button[name=role]").eachAttr("value")).containsExactly("self", "company");
    }

    @Test
    void theWaysToACardAreButtonsAndTheOneWithoutScriptIsFirst() {
        Document choice = render("es", "eid-card", sample("eid-card").model());
        Document asking =
                render("es", "eid-card-webeid", sample("eid-card-webeid").model());

        assertThat(choice.select("button[name=card]").eachAttr("value")).containsExactly("tls", "webeid");
        assertThat(asking.select("button[name=card]").eachAttr("value")).containsExactly("webeid", "tls");
        assertThat(asking.select("form").attr("data-web-eid-nonce")).isEqualTo("bm9uY2U=");
        assertThat(asking.select("noscript")).hasSize(1);
    }

    @Test
    void pastingIsNeverForbidden() {
        assertThat(ThemeFiles.text(ThemeFiles.HOME.resolve("resources/js/pontis.js")))
                .doesNotContain("paste");
    }

    @Test
    void theSamlMessageArrivesWithAndWithoutScript() {
        Document page = render("es", "saml-post-form", sample("saml-post-form").model());
        Element form = page.selectFirst("form[data-submit-at-once]");

        assertThat(form.attr("action")).isEqualTo("http://localhost:8092/acs");
        assertThat(form.select("input[name=SAMLResponse]").val()).isEqualTo("PHNhbWw+");
        assertThat(form.select("input[name=RelayState]").val()).isEqualTo("x");
        assertThat(form.select("button[type=submit]")).hasSize(1);
        assertThat(form.select("[name=submit]")).as("would hide form.submit()").isEmpty();
    }

    @Test
    void whatAPortalCallsItselfIsTextAndNotMarkup() {
        var model = new HashMap<>(Samples.ours().getFirst().model());
        model.put("portal", "<img src=x onerror=alert(1)>");

        Document page = render("en", "chooser", model);

        assertThat(page.select("[onerror]")).isEmpty();
        assertThat(page.select("h1").text()).startsWith("<img src=x");
    }

    private static List<String> fields(String name) {
        return render("es", sample(name).template(), sample(name).model())
                .select("input")
                .eachAttr("name");
    }

    private static Samples.Sample outside(String name) {
        return Samples.outside().stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Samples.Sample sample(String name) {
        return Stream.concat(Samples.ours().stream(), Samples.keycloaks().stream())
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Document render(String language, String template, Map<String, Object> model) {
        return Jsoup.parse(BY_LANGUAGE.get(language).render(template, model));
    }

    private static List<Arguments> rendered(List<Samples.Sample> samples) {
        return ThemeFiles.LANGUAGES.stream()
                .flatMap(language -> samples.stream().map(sample -> {
                    String html = BY_LANGUAGE.get(language).render(sample.template(), sample.model());
                    String name = sample.name() + "." + language + ".html";
                    try {
                        Files.createDirectories(PAGES);
                        Files.writeString(PAGES.resolve(name), html);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return arguments(Named.of(name, Jsoup.parse(html)));
                }))
                .toList();
    }
}
