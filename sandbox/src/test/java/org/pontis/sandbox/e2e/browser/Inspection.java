package org.pontis.sandbox.e2e.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Looks at a page as it stands, without loading it again: axe in light and dark, wide and at 320 px (WCAG 2.2 AA, 1.4.10
 * reflow), and what the console said. Leaves pictures of it for people.
 *
 * @param findings what is wrong, filled while looking, so that one walk finds everything
 */
public record Inspection(Browser browser, String language, List<String> findings) {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final int WIDE = 1000;
    private static final int NARROW = 320;
    private static final int HEIGHT = 800;

    public Inspection(Browser browser, String language) {
        this(browser, language, new ArrayList<>());
    }

    public void lookAt(String page) {
        console(page);
        show(WIDE, "light");
        axe(page + ", light");
        picture(page, WIDE, "light");
        show(WIDE, "dark");
        axe(page + ", dark");
        picture(page, WIDE, "dark");
        narrow(page);
        axe(page + ", 320 px");
        asTheDeviceIsSet(page);
        show(WIDE, "light");
    }

    /** The same page in other words: only what words can break. */
    public void glanceAt(String page) {
        console(page);
        show(WIDE, "light");
        axe(page + ", light");
        picture(page, WIDE, "light");
        narrow(page);
        show(WIDE, "light");
    }

    private void narrow(String page) {
        show(NARROW, "light");
        reflow(page);
        picture(page, NARROW, "320");
    }

    /** More contrast, the citizen's own colours, and paper; in one language, because no word changes. */
    private void asTheDeviceIsSet(String page) {
        if (language.equals("es")) {
            emulate("screen", "prefers-contrast", "more");
            axe(page + ", more contrast");
            picture(page, WIDE, "contrast");
            emulate("screen", "forced-colors", "active");
            axe(page + ", forced colours");
            picture(page, WIDE, "forced");
            emulate("print", "prefers-color-scheme", "light");
            picture(page, WIDE, "paper");
        }
    }

    private void axe(String where) {
        Axe.violations(driver()).forEach(rule -> findings.add(where + " (" + language + "): " + rule));
    }

    private void reflow(String page) {
        Object wider = driver().executeScript("""
                return document.documentElement.scrollWidth > document.documentElement.clientWidth""");
        if (Boolean.TRUE.equals(wider)) {
            findings.add(page + " (" + language + "): scrolls sideways at 320 px");
        }
    }

    private void console(String page) {
        browser.complaints().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .filter(complaint -> !expected(complaint))
                .forEach(complaint -> findings.add(page + " (" + language + "), console: " + complaint));
    }

    /** A page that says no has a status that says so; a script that this test keeps away is missed. */
    private static boolean expected(String complaint) {
        boolean isPage = !complaint.contains("/resources/") && complaint.contains("responded with a status of 4");
        return isPage || complaint.contains("ERR_BLOCKED_BY_CLIENT");
    }

    private void show(int width, String scheme) {
        size(width, HEIGHT);
        emulate("screen", "prefers-color-scheme", scheme);
    }

    private void emulate(String medium, String feature, String value) {
        driver().executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("media", medium, "features", List.of(Map.of("name", feature, "value", value))));
    }

    private void size(int width, int height) {
        driver().executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    private void picture(String page, int width, String look) {
        int height = ((Number) driver().executeScript("return document.documentElement.scrollHeight")).intValue();
        size(width, Math.max(height, HEIGHT));
        String name = String.join("-", page, language, look) + ".png";
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name), driver().getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChromeDriver driver() {
        return browser.driver();
    }
}
