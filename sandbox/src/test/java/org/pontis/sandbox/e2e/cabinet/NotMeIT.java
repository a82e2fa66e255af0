package org.pontis.sandbox.e2e.cabinet;

import java.util.ArrayList;
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

import static org.assertj.core.api.Assertions.assertThat;

/** A log-in that was not hers: whoever it was is out at once, cannot come back the same way, and the portals are told. */
class NotMeIT extends EndToEnd {

    private Admin admin;
    private Resident resident;
    private Citizen rosa;
    private String cabinet;

    @BeforeEach
    void moveIn() {
        sandbox.forgetLimits();
        admin = new Admin(stack);
        resident = new Resident(admin, sandbox);
        rosa = resident.citizen();
        cabinet = stack.addresses().brokerUrl() + "/realms/es/account";
    }

    @AfterEach
    void moveOut() {
        resident.close();
    }

    @Test
    void theThiefIsOutEverywhereAndThePortalIsToldByATokenItAccepts() {
        Browser thief = new Browser();
        rosa.logsInWithSmsPin(oidc.login(thief));
        saml.login(thief);
        String subject = oidc.me(thief).subject();
        rosa.logsInWithPassword(browser.open(cabinet));

        Page asked = NotMePages.ask(browser.open(cabinet), "Agencia Tributaria");
        assertThat(asked.html().select("h1").text()).isEqualTo("¿Este acceso no fue suyo?");
        assertThat(asked.html().text()).contains("Agencia Tributaria", "Teléfono", "PIN por SMS");
        assertThat(oidc.me(thief).loggedIn()).as("nothing yet").isTrue();

        Page stopped = NotMePages.confirm(asked);
        assertThat(stopped.html().select("[data-told=not_me]")).isNotEmpty();
        assertThat(stopped.html().select("[data-case]").attr("data-case")).matches("[0-9A-F]{8}");
        assertThat(stopped.html().select("[data-told-portal]").text())
                .contains("Agencia Tributaria (demo)", "Seguridad Social (demo)");
        assertThat(oidc.me(thief).loggedIn()).isFalse();
        assertThat(saml.me(thief).loggedIn()).isFalse();
        assertThat(oidc.login(thief).isChooser()).isTrue();
        assertThat(browser.open(cabinet + "/means")
                        .html()
                        .select("[data-means=phone]")
                        .attr("data-standing"))
                .isEqualTo("suspended");

        Patience.until(
                "two security events at the portal", () -> received(subject).size() == 2);
        assertThat(received(subject))
                .containsExactlyInAnyOrder(
                        "https://schemas.openid.net/secevent/caep/event-type/session-revoked",
                        "https://schemas.openid.net/secevent/risc/event-type/credential-compromise");
        Page after = browser.open(cabinet + "?show=acts");
        assertThat(after.html().select("[data-what]").eachAttr("data-what"))
                .contains("not_me", "credential_suspended", "case_opened");
    }

    /** Whoever reports a log-in made with what she is in with herself is out too, and is told what to do. */
    @Test
    void sheIsOutHerselfWhenItWasHerOwnMeans() {
        Browser thief = new Browser();
        rosa.logsInWithPassword(oidc.login(thief));
        rosa.logsInWithPassword(browser.open(cabinet));
        Page stopped = NotMePages.confirm(NotMePages.ask(browser.open(cabinet), "Agencia Tributaria"));
        assertThat(stopped.response().statusCode()).isEqualTo(200);
        assertThat(stopped.html().text()).contains("Ahora también ha salido de aquí");
        assertThat(browser.open(cabinet).isChooser()).isTrue();
        assertThat(oidc.me(thief).loggedIn()).isFalse();
        assertThat(rosa.logsInWithPassword(oidc.login(new Browser())).problem()).contains("CREDENTIALS_WRONG");
    }

    @Test
    void itWasHerAfterAllAndNothingChanges() {
        rosa.logsInWithPassword(oidc.login(browser));
        Page asked = NotMePages.ask(browser.open(cabinet), "Agencia Tributaria");
        assertThat(asked.html().select("form[method=get] button").text()).isEqualTo("Fui yo: no cambien nada");
        assertThat(oidc.me(browser).loggedIn()).isTrue();
        assertThat(browser.open(cabinet + "/means").html().select("[data-standing=active]"))
                .hasSize(2);
    }

    private List<String> received(String subject) {
        List<String> hers = new ArrayList<>();
        new Browser().json(oidc.url() + "/security-events").forEach(one -> {
            if (one.path("subject").asText().equals(subject)) {
                hers.add(one.path("event").asText());
            }
        });
        return hers;
    }
}
