package org.pontis.sandbox.e2e.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.deque.html.axecore.selenium.AxeBuilder;
import org.openqa.selenium.chrome.ChromeDriver;

/** The accessibility checker axe, run in the page as it stands: no other tab, no frames, no second load. */
final class Axe {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");
    private static final String SCRIPT = script();

    private Axe() {}

    /** One line for each rule that is broken, with the elements that break it. */
    static List<String> violations(ChromeDriver page) {
        if (!Boolean.TRUE.equals(page.executeScript("return 'axe' in window"))) {
            page.executeScript(SCRIPT);
        }
        Object lines = page.executeAsyncScript("""
                const [rules, done] = arguments;
                axe.run({ runOnly: rules, resultTypes: ['violations'] })
                  .then(found => done(found.violations.map(rule =>
                    rule.id + ': ' + rule.nodes.map(node => node.html + ' ' + node.failureSummary).join('; '))))
                  .catch(failure => done(['axe failed: ' + failure]));""", RULES);
        return ((List<?>) lines).stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
