package org.pontis.sandbox.e2e.browser;

import java.text.Normalizer;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.browser.Person.PRIMARY;

/** Who goes to a registration office with the page in her hand has on it what they will ask for. */
@ExtendWith(Running.class)
class PrintIT {

    private final Addresses at;

    PrintIT(Addresses at) {
        this.at = at;
    }

    @Test
    void aPrintedProblemHasItsTextItsCodesThePortalAndWhatToDo() {
        try (Browser browser = Browser.open()) {
            Person bruno = Person.bruno(browser, SandboxApi.of(at));
            browser.go(at.portalOidcUrl() + "/login?acr=substantial");
            bruno.choose("password");
            browser.seePage("password");
            browser.type("identifier", bruno.identifier());
            browser.type("password", bruno.password());
            browser.press(PRIMARY);
            browser.seeProblem("LEVEL_NOT_REACHED");

            hasOnPaper(
                    browser,
                    "LEVEL_NOT_REACHED",
                    "Agencia Tributaria (demo)",
                    "hora peninsular",
                    browser.see("#where-to-go").getText());
        }
    }

    @Test
    void soHasAPageOfKeycloaks() {
        try (Browser browser = Browser.open()) {
            browser.go(at.brokerUrl() + "/realms/es/login-actions/authenticate?client_id=portal-oidc&tab_id=none");
            browser.seePage("error");

            hasOnPaper(browser, "REQUEST_REFUSED", "hora peninsular");
        }
    }

    private static void hasOnPaper(Browser browser, String... words) {
        String incident = browser.see("[data-incident]").getDomAttribute("data-incident");
        String problem = browser.see(".message-text").getText();
        Paper paper = Paper.of(browser.driver());

        assertThat(paper.pages()).isEqualTo(1);
        assertThat(run(paper.text())).contains(run(incident), run(problem));
        assertThat(List.of(words))
                .allSatisfy(word -> assertThat(run(paper.text())).contains(run(word)));
    }

    /** Lines are broken elsewhere on paper, and letters joined. */
    private static String run(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
