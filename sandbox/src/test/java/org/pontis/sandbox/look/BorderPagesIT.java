package org.pontis.sandbox.look;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Stream;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.pontis.broker.LevelOfAssurance;
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
import org.pontis.eidas.http.page.AdminPage;
import org.pontis.eidas.http.page.Asset;
import org.pontis.eidas.http.page.ConsentPage;
import org.pontis.eidas.http.page.CountryPage;
import org.pontis.eidas.http.page.Form;
import org.pontis.eidas.http.page.HomePage;
import org.pontis.eidas.http.page.LeavingPage;
import org.pontis.eidas.http.page.Pages;
import org.pontis.eidas.http.page.ProblemPage;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.metadata.Expiry;
import org.pontis.eidas.metadata.Health;
import org.pontis.eidas.saml.metadata.Role;
import org.pontis.sandbox.e2e.Beside;

import static org.assertj.core.api.Assertions.assertThat;

/** The connector's pages in Chromium, under its Content-Security-Policy: accessible, usable at 320 px, with and without scripts. */
@Beside
class BorderPagesIT {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");
    private static final NodeCountry SPAIN = new NodeCountry("ES");
    private static final NodeCountry ESTONIA = new NodeCountry("EE");
    private static final Incident INCIDENT = new Incident("7K3M9QXA");
    private static final Optional<String> PORTAL = Optional.of("Agencia Tributaria (demo)");
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private static final Pages PAGES = Pages.of(List.of());
    private static final BlockingQueue<String> POSTED = new LinkedBlockingQueue<>();

    private static HttpServer server;
    private static ChromeDriver browser;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", BorderPagesIT::serve);
        server.start();
        ChromeOptions habits = new ChromeOptions();
        habits.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        browser = Chromium.start(habits);
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void stop() {
        browser.quit();
        server.stop(0);
    }

    @BeforeEach
    void withScriptsAndNothingPosted() {
        scripts(true);
        POSTED.clear();
    }

    /** In one language as every device shows it; in others only what words can break. */
    @ParameterizedTest
    @CsvSource({
        "countries, es",
        "countries, et",
        "consent, es",
        "consent, et",
        "company, es",
        "problem, es",
        "problem, eu",
        "lost, es",
        "going, es",
        "back, es",
        "home, es",
        "home, et",
        "admin, es",
        "admin, gl"
    })
    void axeFindsNothingAndNothingIsWiderThanTheWindow(String page, String language) throws IOException {
        // a page that leaves at once cannot be looked at
        scripts(!List.of("going", "back").contains(page));
        for (Look look : language.equals("es") ? Look.values() : new Look[] {Look.NARROW}) {
            show(look);
            open(page, language);
            scripts(true);
            assertThat(violations()).as("%s %s %s", page, language, look).isEmpty();
            assertThat((Boolean) browser.executeScript(
                            "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as("%s %s %s", page, language, look)
                    .isTrue();
            picture(page, language, look);
            scripts(!List.of("going", "back").contains(page));
        }
        assertThat(complaints()).isEmpty();
    }

    @Test
    void typingFindsACountryByAnyOfItsNames() {
        show(Look.WIDE);
        open("countries", "es");
        for (String typed : List.of("estonia", "EESTI", "estònia", "ee", "est")) {
            search(typed);
            assertThat(seen()).as(typed).containsExactly("EE");
        }
        search("grecia");
        assertThat(seen()).containsExactly("EL");
        search("osterreich");
        assertThat(seen()).containsExactly("AT");
        search("paises bajos");
        assertThat(seen()).containsExactly("NL");
        search("zz");
        assertThat(seen()).isEmpty();
        assertThat(browser.findElement(By.cssSelector(".found")).getText()).isEqualTo("Países que coinciden: 0");
        search("");
        assertThat(seen()).contains("EE", "EL", "AT", "NL");
    }

    /** Whoever ends a search with the Enter key has not chosen yet. */
    @Test
    void enterLeadsToTheCountryAndChoosesNone() {
        show(Look.WIDE);
        open("countries", "es");
        search("kreeka");
        browser.findElement(By.id("search")).sendKeys(Keys.ENTER);
        WebElement focused = browser.switchTo().activeElement();

        assertThat(focused.getDomAttribute("value")).isEqualTo("EL");
        assertThat(POSTED).isEmpty();
        focused.sendKeys(Keys.ENTER);
        assertThat(posted()).contains("id=login", "country=EL");
    }

    @Test
    void withoutScriptsACountryIsChosenAllTheSame() {
        scripts(false);
        show(Look.WIDE);
        open("countries", "es");

        assertThat(browser.findElement(By.id("search")).isDisplayed()).isFalse();
        browser.findElement(By.cssSelector("button[value=AT]")).click();
        assertThat(posted()).contains("country=AT");
    }

    @Test
    void aMessageLeavesByItself() {
        show(Look.WIDE);
        open("going", "es");
        assertThat(posted()).contains("SAMLRequest=PHNhbWw%2B", "RelayState=r%22%3E");
    }

    @Test
    void withoutScriptsAMessageLeavesWhenTheButtonIsPressed() {
        scripts(false);
        show(Look.WIDE);
        open("back", "es");
        assertThat(POSTED).isEmpty();
        browser.findElement(By.cssSelector("button[type=submit]")).click();
        assertThat(posted()).contains("SAMLResponse=PHNhbWw%2B");
    }

    /** The focus goes through the page as it is read, and is seen. */
    @Test
    void theConsentPageIsAnsweredWithTheKeyboardAlone() {
        show(Look.WIDE);
        open("consent", "es");
        for (int i = 0;
                i < 30 && !"refuse".equals(browser.switchTo().activeElement().getDomAttribute("value"));
                i++) {
            browser.switchTo().activeElement().sendKeys(Keys.TAB);
        }
        WebElement refuse = browser.switchTo().activeElement();
        assertThat(refuse.getCssValue("outline-style")).isEqualTo("solid");
        refuse.sendKeys(Keys.ENTER);
        assertThat(posted()).contains("consent=refuse");
    }

    private static List<Rule> violations() {
        return new AxeBuilder()
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze(browser)
                .getViolations();
    }

    private static List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    private static void search(String text) {
        WebElement field = browser.findElement(By.id("search"));
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        field.sendKeys(text);
    }

    private static List<String> seen() {
        return browser.findElements(By.cssSelector(".countries > li:not([hidden]) button")).stream()
                .map(button -> button.getDomAttribute("value"))
                .toList();
    }

    private static String posted() {
        try {
            return Optional.ofNullable(POSTED.poll(60, TimeUnit.SECONDS)).orElse("nothing");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void scripts(boolean run) {
        browser.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    private static void open(String page, String language) {
        browser.get(address() + page + "?lang=" + language);
        new WebDriverWait(browser, Duration.ofSeconds(60))
                .until(b -> !b.findElements(By.tagName("h1")).isEmpty());
    }

    private static void show(Look look) {
        size(look.width, 900);
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", "screen", "features", List.of(Map.of("name", look.feature, "value", look.value))));
    }

    private static void size(int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    private static void picture(String page, String language, Look look) throws IOException {
        int height = ((Number) browser.executeScript("return document.documentElement.scrollHeight")).intValue();
        size(look.width, height);
        String name = "border-" + page + "-" + language + "-" + look.name().toLowerCase(Locale.ROOT) + ".png";
        Files.write(PICTURES.resolve(name), browser.getScreenshotAs(OutputType.BYTES));
    }

    private static String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    private static void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                POSTED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                answer(exchange, 200, "text/html; charset=utf-8", "<h1>Thanks</h1>".getBytes(StandardCharsets.UTF_8));
                return;
            }
            URI uri = exchange.getRequestURI();
            Optional<Asset> asset = PAGES.asset(uri.getPath());
            if (asset.isPresent()) {
                answer(exchange, 200, asset.get().contentType(), asset.get().bytes());
                return;
            }
            Optional<String> page = Optional.ofNullable(uri.getQuery())
                    .flatMap(query -> page(uri.getPath().substring(1), Locale.of(query.substring("lang=".length()))));
            answer(
                    exchange,
                    page.isPresent() ? 200 : 404,
                    "text/html; charset=utf-8",
                    page.orElse("").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static Optional<String> page(String name, Locale locale) {
        return switch (name) {
            case "countries" ->
                Optional.of(PAGES.countries(
                        new CountryPage(
                                form(),
                                Optional.of("/countries"),
                                PORTAL,
                                RequestedLevel.atLeast(LevelOfAssurance.HIGH),
                                Stream.of("AT BE BG CB CY CZ DE DK EE EL FI FR IE IT LT LU MT NL PT SE".split(" "))
                                        .map(code -> new CountryChoice(new NodeCountry(code), !code.equals("FR")))
                                        .toList(),
                                Optional.of(ESTONIA),
                                PATIENCE),
                        locale));
            case "consent" -> Optional.of(PAGES.consent(consent(Identity.of(ana())), locale));
            case "company" -> Optional.of(PAGES.consent(consent(elenasCompany()), locale));
            case "problem" ->
                Optional.of(PAGES.problem(
                        new ProblemPage(
                                Problem.COUNTRY_DOWN,
                                INCIDENT,
                                Optional.of(ESTONIA),
                                PORTAL,
                                Optional.of(form()),
                                true),
                        locale));
            case "lost" ->
                Optional.of(PAGES.problem(
                        new ProblemPage(
                                Problem.ANSWER_UNSOLICITED,
                                INCIDENT,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false),
                        locale));
            case "going" -> Optional.of(PAGES.leaving(leaving("SAMLRequest", Optional.empty()), locale));
            case "back" ->
                Optional.of(PAGES.leaving(
                        leaving("SAMLResponse", Optional.of(new Step.Mishap(Problem.CANCELLED, INCIDENT))), locale));
            case "home" ->
                Optional.of(PAGES.home(
                        new HomePage(
                                SPAIN,
                                "Pontis (demo)",
                                Optional.of("support@pontis.example"),
                                Optional.of("/connector/metadata"),
                                Optional.of("/service/metadata"),
                                "/onboarding"),
                        locale));
            case "admin" -> Optional.of(PAGES.admin(admin(), locale));
            default -> Optional.empty();
        };
    }

    private static Form form() {
        return new Form("/posted", Map.of("id", "login"));
    }

    private static LeavingPage leaving(String field, Optional<Step.Mishap> mishap) {
        return new LeavingPage(
                new PostForm(address() + "posted", field, "PHNhbWw+", Optional.of("r\">")), ESTONIA, mishap);
    }

    private static ConsentPage consent(Identity identity) {
        return new ConsentPage(
                form(),
                Optional.of("/consent"),
                ESTONIA,
                Optional.of("Maksu- ja Tolliamet (demo)"),
                new GrantedLevel.Notified(LevelOfAssurance.HIGH),
                identity,
                PATIENCE);
    }

    private static Person ana() {
        Map<AttributeDefinition, List<AttributeValue>> values = new LinkedHashMap<>();
        values.put(AttributeProfile.PERSON_IDENTIFIER, List.of(AttributeValue.of("ES/EE/00000001R")));
        values.put(AttributeProfile.FAMILY_NAME, List.of(AttributeValue.of("García Ruiz")));
        values.put(AttributeProfile.FIRST_NAME, List.of(AttributeValue.of("Anna"), AttributeValue.original("Άννα")));
        values.put(AttributeProfile.DATE_OF_BIRTH, List.of(AttributeValue.of("1980-05-17")));
        values.put(AttributeProfile.NATIONALITY, List.of(AttributeValue.of("ES")));
        return new Person(DataSet.NATURAL, values);
    }

    private static Identity elenasCompany() {
        Map<AttributeDefinition, List<AttributeValue>> company = new LinkedHashMap<>();
        company.put(AttributeProfile.LEGAL_PERSON_IDENTIFIER, List.of(AttributeValue.of("ES/EE/B00000000")));
        company.put(AttributeProfile.LEGAL_NAME, List.of(AttributeValue.of("Puentes del Tajo SL")));
        Map<AttributeDefinition, List<AttributeValue>> elena = new LinkedHashMap<>();
        List<String> values = List.of("ES/EE/00000005M", "Prat Roca", "Elena", "1969-08-21");
        List<AttributeDefinition> mandatory = AttributeProfile.mandatory(DataSet.NATURAL_REPRESENTATIVE);
        for (int i = 0; i < values.size(); i++) {
            elena.put(mandatory.get(i), List.of(AttributeValue.of(values.get(i))));
        }
        return new Identity(
                new Person(DataSet.LEGAL, company), Optional.of(new Person(DataSet.NATURAL_REPRESENTATIVE, elena)));
    }

    private static AdminPage admin() {
        String hash = "3a:5f:".repeat(16);
        return new AdminPage(
                SPAIN,
                NOW,
                Map.of("keys", true, "memory", true, "serving", false),
                List.of(
                        new Health(
                                ESTONIA,
                                Role.PROXY_SERVICE,
                                "https://localhost:8582/service/metadata",
                                Health.State.UP,
                                Optional.of(NOW.plus(Duration.ofDays(1))),
                                Optional.empty(),
                                List.of("It names an algorithm twice.")),
                        new Health(
                                new NodeCountry("EL"),
                                Role.CONNECTOR,
                                "https://node.example/metadata",
                                Health.State.DOWN,
                                Optional.empty(),
                                Optional.empty(),
                                List.of())),
                List.of(
                        new Expiry("EE Proxy-Service", "metadata", NOW.plus(Duration.ofDays(1)), Optional.empty()),
                        new Expiry("EE Proxy-Service", "anchor", NOW.minus(Duration.ofDays(1)), Optional.of(hash)),
                        new Expiry(
                                "our Connector",
                                "signing certificate",
                                NOW.plus(Duration.ofDays(300)),
                                Optional.of(hash))));
    }

    /** What a citizen's device may be like. 320 px is a window of 1280 px at 400 % (WCAG 2.2, 1.4.10). */
    private enum Look {
        WIDE(1000, "prefers-color-scheme", "light"),
        DARK(1000, "prefers-color-scheme", "dark"),
        NARROW(320, "prefers-color-scheme", "light"),
        CONTRAST(1000, "prefers-contrast", "more"),
        FORCED(1000, "forced-colors", "active");

        private final int width;
        private final String feature;
        private final String value;

        Look(int width, String feature, String value) {
            this.width = width;
            this.feature = feature;
            this.value = value;
        }
    }
}
