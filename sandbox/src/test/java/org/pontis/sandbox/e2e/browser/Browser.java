package org.pontis.sandbox.e2e.browser;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;

import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.pontis.sandbox.look.Chromium;

/** A citizen's browser with an empty profile. It waits for what it is told to look at, and remembers every complaint. */
public final class Browser implements AutoCloseable {

    /** Settings of a browser whose scripts a citizen has switched off. */
    public static final Map<String, Object> NO_SCRIPT =
            Map.of("profile.managed_default_content_settings.javascript", 2);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChromeDriver driver;

    private Browser(ChromeOptions habits) {
        this(habits, Map.of());
    }

    private Browser(ChromeOptions habits, Map<String, String> environment) {
        driver = Chromium.start(habits, environment);
    }

    /** With a card in its reader. */
    static Browser with(CardReader reader) {
        return new Browser(habits("es", reader.settings()), reader.environment());
    }

    /** The same, with scripts switched off. */
    static Browser withoutScript(CardReader reader) {
        Map<String, Object> settings = new HashMap<>(reader.settings());
        settings.putAll(NO_SCRIPT);
        return new Browser(habits("es", settings), reader.environment());
    }

    public static Browser open() {
        return speaking("es");
    }

    public static Browser speaking(String language) {
        return new Browser(habits(language, Map.of()));
    }

    /** Scripts are switched off as a citizen would do it, in the settings. */
    public static Browser withoutScript() {
        return new Browser(habits("es", NO_SCRIPT));
    }

    /** With other settings and command line switches. */
    public static Browser with(Map<String, Object> settings, String... switches) {
        return with("es", settings, switches);
    }

    /** The same in a language. */
    public static Browser with(String language, Map<String, Object> settings, String... switches) {
        return new Browser(habits(language, settings).addArguments(switches));
    }

    private static ChromeOptions habits(String language, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("intl.accept_languages", language);
        LoggingPreferences complaints = new LoggingPreferences();
        complaints.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions habits = new ChromeOptions();
        habits.setExperimentalOption("prefs", all);
        habits.setCapability("goog:loggingPrefs", complaints);
        return habits;
    }

    /** From now on this runs in every page before its own scripts, as an extension's would. */
    public void extend(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    public ChromeDriver driver() {
        return driver;
    }

    public void go(String address) {
        driver.get(address);
    }

    /** Waits until an element that can be seen fits. */
    public WebElement see(String css) {
        return waiting(css).until(browser -> visible(css).orElse(null));
    }

    private Optional<WebElement> visible(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst();
    }

    private WebDriverWait waiting(String css) {
        WebDriverWait patience = new WebDriverWait(driver, PATIENCE);
        patience.ignoring(StaleElementReferenceException.class)
                .withMessage(() -> css + " at " + driver.getCurrentUrl() + ":\n" + text());
        return patience;
    }

    /** Waits for a page of the broker, by the name of its template. */
    public void seePage(String template) {
        see("[data-page-id='login-" + template + "'] h1");
    }

    public void seeProblem(String code) {
        see("[role=alert][data-problem='" + code + "']");
    }

    /** Waits for a portal's first page, which knows nobody. */
    public void seeStranger() {
        see("body[data-accent] .lead");
    }

    /** Waits until an element says this. Patience is twice the usual: some things take their time on purpose. */
    public void seeText(String css, String words) {
        waiting(css + " saying " + words).withTimeout(PATIENCE.multipliedBy(2)).until(browser -> visible(css)
                .filter(element -> element.getText().contains(words))
                .isPresent());
    }

    public boolean shows(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    /** Presses what fits; if the page changes between the look and the press, it looks again. */
    public void press(String css) {
        act(css, WebElement::click);
    }

    private void act(String css, Consumer<WebElement> deed) {
        waiting(css).until(browser -> {
            Optional<WebElement> element = visible(css);
            element.ifPresent(deed);
            return element.isPresent();
        });
    }

    /** Presses the button with these words. */
    public void pressLabelled(String label) {
        see("h1");
        driver.findElement(By.xpath("//button[normalize-space()='" + label + "']"))
                .click();
    }

    public void type(String field, String text) {
        act("[name=" + field + "]", input -> {
            input.clear();
            input.sendKeys(text);
        });
    }

    /** A date field takes keys in the order of the browser's language; setting its value works without scripts too. */
    public void typeDate(String field, String iso) {
        WebElement input = see("[name=" + field + "]");
        driver.executeScript("arguments[0].value = arguments[1]", input, iso);
    }

    /** Makes a button send another value, as no page of ours would. */
    public void retarget(String button, String value) {
        driver.executeScript("arguments[0].value = arguments[1]", see(button), value);
    }

    /** From now on nothing at these addresses is loaded; with none, everything is again. */
    public void withhold(String... patterns) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(patterns)));
    }

    /** A date as one types it, in the order of the browser's own language. */
    public String dateKeys(String iso) {
        return (String) driver.executeScript("""
                const parts = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' };
                return new Intl.DateTimeFormat([], parts).formatToParts(new Date(arguments[0]))
                    .filter(part => part.type !== 'literal').map(part => part.value).join('')""", iso);
    }

    public String valueOf(String field) {
        return see("[name=" + field + "]").getDomProperty("value");
    }

    /** What stands in all fields, whatever their names. */
    public String typed() {
        return (String) driver.executeScript(
                "return [...document.querySelectorAll('input:not([type=hidden])')].map(field => field.value).join()");
    }

    public String address() {
        return driver.getCurrentUrl();
    }

    /** What a reader sees of the page. */
    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Opens another tab and goes there; {@link #to} leads back. */
    public String newTab() {
        driver.switchTo().newWindow(WindowType.TAB);
        return tab();
    }

    public String tab() {
        return driver.getWindowHandle();
    }

    /** Goes to the tab that a link has opened beside the one named. */
    public void toTheOtherTab(String here) {
        waiting("another tab")
                .until(browser -> driver.getWindowHandles().stream()
                        .filter(tab -> !tab.equals(here))
                        .findFirst())
                .ifPresent(this::to);
    }

    public void to(String tab) {
        driver.switchTo().window(tab);
    }

    public void back() {
        driver.navigate().back();
    }

    public void reload() {
        driver.navigate().refresh();
    }

    /** What the console said since the last call: script errors, policy violations, things not found. */
    public List<LogEntry> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
