package org.pontis.sandbox.look;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.World;
import org.pontis.sandbox.phones.Message;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.phones.PinPad;
import org.pontis.sandbox.phones.Prompt;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox's pages in Chromium: accessible, and usable at 320 px, in light and dark. */
class PagesInABrowserIT {

    private static final PhoneNumber ANA = new PhoneNumber("+34600000001");
    private static final PhoneNumber DIEGO = new PhoneNumber("+34600000004");
    private static final PhoneNumber ELENA = new PhoneNumber("+34600000005");
    private static final Path PICTURES = Path.of("target/screenshots");

    private static Addresses addresses;
    private static World world;
    private static ChromeDriver browser;

    @BeforeAll
    static void start() throws Exception {
        addresses = Addresses.free();
        world = World.start(
                addresses,
                Path.of("target/browser-world"),
                new World.Settings("secret12", "client secret", "operator secret"));
        for (int i = 1; i <= 5; i++) {
            receive("Código para Agencia Tributaria (demo).\n@localhost #0000000" + i, i);
        }
        world.faults().play("sms-reject", Map.of());
        ring(ELENA, "1");
        browser = Chromium.start();
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void stop() {
        browser.quit();
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, 1200, light",
        "/, 1200, dark",
        "/, 320, light",
        "/, 320, dark",
        "/phones, 1200, light",
        "/phones, 320, dark",
        "/phones/+34600000001, 1200, dark",
        "/phones/+34600000001, 320, light",
        "/phones/nobody, 320, dark",
        "/operator, 1200, light",
        "/operator, 320, dark",
        "/ca, 1200, dark",
        "/ca, 320, light",
        "/phones/+34600000005, 1200, light",
        "/phones/+34600000005, 320, dark",
        "/citizens, 1200, light",
        "/citizens, 1200, dark",
        "/citizens, 320, light",
        "/faults, 1200, light",
        "/faults, 1200, dark",
        "/faults, 320, light"
    })
    void axeFindsNothingAndNothingIsWiderThanTheWindow(String path, int width, String scheme) throws Exception {
        open(path, width, scheme);
        List<Rule> violations = new AxeBuilder()
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze(browser)
                .getViolations();
        assertThat(violations).as(violations.toString()).isEmpty();
        assertThat((Boolean) browser.executeScript(
                        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isTrue();
        picture(path, width, scheme);
    }

    @Test
    void aPromptAppearsOnTheOpenPageAndAPinThatIsBeingTypedStays() {
        open("/phones/+34600000004", 400, "light");
        ring(DIEGO, "7");
        WebDriverWait patience = new WebDriverWait(browser, Duration.ofSeconds(60));
        patience.until(b -> !b.findElements(By.cssSelector("#p7 input")).isEmpty());
        browser.findElement(By.cssSelector("#p7 input")).sendKeys("12");
        ring(DIEGO, "8");
        patience.until(b -> !b.findElements(By.id("p8")).isEmpty());
        assertThat(browser.findElement(By.cssSelector("#p7 input")).getDomProperty("value"))
                .isEqualTo("12");
        world.phones().prompts().takeAway(DIEGO, "7");
        patience.until(b -> b.findElements(By.id("p7")).isEmpty());
        browser.findElement(By.cssSelector("#p8 button[value=cancel]")).click();
        patience.until(b -> b.findElements(By.id("p8")).isEmpty());
    }

    @Test
    void aNewMessageAppearsOnTheOpenPageAndIsInSight() {
        open("/phones/+34600000001", 400, "light");
        receive("new\n@localhost #87654321", 99);
        WebElement code = new WebDriverWait(browser, Duration.ofSeconds(60))
                .until(b -> b.findElements(By.cssSelector("#mid99 code.code")).stream()
                        .findFirst()
                        .orElse(null));
        assertThat(code.getText()).isEqualTo("87654321");
        assertThat(browser.findElements(By.cssSelector("#mid99 button"))).hasSize(1);
        assertThat((Boolean) browser.executeScript("""
                        const screen = document.querySelector('.screen').getBoundingClientRect();
                        return arguments[0].getBoundingClientRect().bottom <= screen.bottom""", code)).isTrue();
    }

    private static void open(String path, int width, String scheme) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        browser.get(addresses.sandboxUrl() + path);
    }

    private static void picture(String path, int width, String scheme) throws Exception {
        int height = ((Number) browser.executeScript("return document.documentElement.scrollHeight")).intValue();
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        String name = "sandbox" + path.replaceAll("[^a-z0-9]+", "-") + "-" + width + "-" + scheme + ".png";
        Files.write(PICTURES.resolve(name), browser.getScreenshotAs(OutputType.BYTES));
    }

    /** A prompt whose PIN pad only takes it away. */
    private static void ring(PhoneNumber phone, String id) {
        Prompt prompt = new Prompt(id, "authentication", "PONTIS: Log in to Agencia Tributaria", "0104");
        world.phones().prompts().show(phone, prompt, new PinPad() {
            @Override
            public Reaction approve(String pin) {
                return Reaction.WRONG_PIN;
            }

            @Override
            public void cancel() {
                world.phones().prompts().takeAway(phone, id);
            }
        });
    }

    private static void receive(String text, int id) {
        world.phones().receive(ANA, new Message("id" + id, "Pontis", text, Instant.parse("2026-11-22T10:00:00Z")));
    }
}
