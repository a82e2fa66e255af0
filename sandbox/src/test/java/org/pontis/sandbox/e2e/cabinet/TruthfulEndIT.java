package org.pontis.sandbox.e2e.cabinet;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.logout.FarPortal;
import org.pontis.sandbox.e2e.logout.FarPortal.Manner;

import static org.assertj.core.api.Assertions.assertThat;

/** What she ends in her cabinet, portals have closed, or not yet, or nobody can tell them: the page says which, as it is now. */
class TruthfulEndIT extends EndToEnd {

    private Admin admin;
    private RealmAttributes realm;
    private Resident resident;
    private Citizen rosa;
    private String cabinet;

    @BeforeEach
    void moveIn() {
        sandbox.forgetLimits();
        admin = new Admin(stack);
        realm = new RealmAttributes(admin);
        realm.set("pontis.logout-retry-first", "PT1S", "pontis.logout-retry-longest", "PT1S");
        resident = new Resident(admin, sandbox);
        rosa = resident.citizen();
        cabinet = stack.addresses().brokerUrl() + "/realms/es/account";
    }

    @AfterEach
    void moveOut() {
        resident.close();
        realm.close();
    }

    @Test
    void ofSessionsThatSheEnds() {
        try (FarPortal far = portal(Manner.FAILS);
                FarPortal deaf = portal(Manner.HAS_NO_ADDRESS)) {
            Browser library = new Browser();
            rosa.logsInWithPassword(oidc.login(library));
            far.enter(library);
            deaf.enter(library);
            rosa.logsInWithPassword(browser.open(cabinet));
            assertThat(sessions().html().select("[data-unreached], [data-untold], [data-closed]"))
                    .isEmpty();

            Page ended = sessions().press("others");
            assertThat(ended.html().select("[data-told=ended]")).isNotEmpty();
            assertThat(ended.html().select(".entry")).hasSize(1);
            assertThat(names(ended, "unreached")).containsExactly(far.name());
            assertThat(names(ended, "untold")).containsExactly(deaf.name());
            assertThat(names(sessions(), "unreached"))
                    .as("when she looks again")
                    .containsExactly(far.name());

            // and once more in vain: a portal stands there once, as it is at its worst
            rosa.logsInWithPassword(oidc.login(library));
            far.enter(library);
            assertThat(names(sessions().press("others"), "unreached")).containsExactly(far.name());

            far.comesBack();
            Patience.until(
                    "it has closed them", () -> names(sessions(), "closed").contains(far.name()));
            Page closed = sessions();
            assertThat(names(closed, "unreached")).isEmpty();
            assertThat(names(closed, "closed")).containsExactly(far.name());
            assertThat(names(closed, "untold")).containsExactly(deaf.name());
        }
    }

    @Test
    void ofHerOwnWhenSheLeaves() {
        try (FarPortal far = portal(Manner.FAILS)) {
            rosa.logsInWithPassword(oidc.login(browser));
            far.enter(browser);
            Page left =
                    browser.submit(cabinet + "/logout", browser.open(cabinet).hidden());
            assertThat(left.html().select("h1").text()).isEqualTo("Ha cerrado la sesión aquí");
            assertThat(names(left, "unreached")).containsExactly(far.name());
            assertThat(names(left, "closed")).containsExactly("Agencia Tributaria (demo)");
            assertThat(browser.open(cabinet).isChooser()).isTrue();

            far.comesBack();
            Patience.until("the page says so", () -> names(browser.open(left.address()), "closed")
                    .contains(far.name()));
            assertThat(browser.open(left.address()).html().select("h1").text())
                    .isEqualTo("Ha cerrado la sesión en todas partes");
        }
    }

    private FarPortal portal(Manner manner) {
        return FarPortal.oidc(admin, stack.addresses().brokerUrl(), manner);
    }

    private Page sessions() {
        return browser.open(cabinet + "/sessions");
    }

    private static List<String> names(Page page, String standing) {
        return page.html().select("[data-" + standing + "]").eachText();
    }
}
