package org.pontis.sandbox.look;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The system's own Chromium, headless, with a profile that is new and empty each time. Naming both programs keeps the
 * driver from asking the internet for them, the switches keep the browser from asking for anything else.
 */
public final class Chromium {

    /** Held here, for the level of a logger nobody holds is forgotten. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        // it misses a typed protocol for this very version, which nobody here uses
        SELENIUM.setLevel(Level.SEVERE);
    }

    private Chromium() {}

    public static ChromeDriver start() {
        return start(new ChromeOptions());
    }

    /** @param habits what this browser shall do differently; added to */
    public static ChromeDriver start(ChromeOptions habits) {
        return start(habits, Map.of());
    }

    /** @param environment of the browser, besides what this program has */
    public static ChromeDriver start(ChromeOptions habits, Map<String, String> environment) {
        habits.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        habits.setBinary(onPath("chromium").toFile());
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath("chromedriver").toFile())
                .withEnvironment(environment(environment))
                .build();
        return new ChromeDriver(service, habits);
    }

    private static Map<String, String> environment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(System.getenv());
        all.putAll(more);
        return all;
    }

    private static Path onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(program + " is not installed; .ci/run installs it."));
    }
}
