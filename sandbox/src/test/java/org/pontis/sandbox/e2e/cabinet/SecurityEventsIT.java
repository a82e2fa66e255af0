package org.pontis.sandbox.e2e.cabinet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Metrics;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.cabinet.EventPortal.Manner;
import org.pontis.sandbox.e2e.logout.FarPortal;

import static org.assertj.core.api.Assertions.assertThat;

/** What portals are told of a log-in that was not hers: each for itself, as long as it takes, and the citizen reads what is true. */
class SecurityEventsIT extends EndToEnd {

    private Admin admin;
    private Resident rosas;
    private Resident evas;
    private Citizen rosa;
    private Browser hers;
    private String cabinet;

    @BeforeEach
    void moveIn() {
        sandbox.forgetLimits();
        admin = new Admin(stack);
        rosas = new Resident(admin, sandbox);
        evas = new Resident(admin, sandbox, "Eva", "advanced");
        rosa = rosas.citizen();
        hers = new Browser();
        cabinet = stack.addresses().brokerUrl() + "/realms/es/account";
    }

    @AfterEach
    void moveOut() {
        rosas.close();
        evas.close();
    }

    /** The receiver is down at first: it is told again, with the same token's id, until it takes it. */
    @Test
    void aPortalThatDoesNotAnswerIsToldAgain() {
        try (EventPortal far = portal("<b>Told</b> & ${1337*7}", Manner.REFUSES)) {
            enters(far);
            Page list = hers.open(cabinet);
            assertThat(list.response().body()).doesNotContain("<b>Told</b>", "9359");
            Page stopped = NotMePages.confirm(NotMePages.ask(list, "Told"));
            assertThat(stopped.response().body()).doesNotContain("<b>Told</b>", "9359");
            Patience.until("a first try", () -> !far.tokens().isEmpty());
            far.becomes(Manner.TAKES);
            Patience.until("both are taken", () -> far.ids().size() == 2);
            Patience.until("and one of them was told again", () -> far.tokens().size() == 3);
            JsonNode first = EventPortal.part(far.tokens().getFirst(), 1);
            assertThat(first.path("aud").asText()).isEqualTo(far.id());
            assertThat(first.path("iss").asText()).isEqualTo(stack.addresses().brokerUrl() + "/realms/es");
            assertThat(first.path("sub_id").path("format").asText()).isEqualTo("iss_sub");
            assertThat(first.has("sub")).isFalse();
            assertThat(first.path("events")).hasSize(1);
            assertThat(EventPortal.part(far.tokens().getFirst(), 0).path("typ").asText())
                    .isEqualTo("secevent+jwt");
        }
    }

    /** Its answer never ends. Others are told meanwhile, and it is left after a while and told again, one token at a time. */
    @Test
    void aPortalThatNeverComesToAnEndHoldsUpNobody() {
        Citizen eva = evas.citizen();
        try (EventPortal slow = portal("Slow", Manner.DRIBBLES)) {
            enters(slow);
            NotMePages.confirm(NotMePages.ask(hers.open(cabinet), "Slow"));
            Patience.until("somebody is there", () -> !slow.tokens().isEmpty());

            Browser thief = new Browser();
            eva.logsInWithPassword(oidc.login(thief));
            String subject = oidc.me(thief).subject();
            Browser evasOwn = new Browser();
            eva.logsInWithSmsPin(evasOwn.open(cabinet));
            NotMePages.confirm(NotMePages.ask(evasOwn.open(cabinet), "Agencia Tributaria"));
            Patience.until("another portal is told", () -> received(subject).size() == 2);

            Patience.until("it is left", () -> slow.cut() > 0);
            slow.becomes(Manner.TAKES);
            Patience.until("both are taken", () -> slow.ids().size() == 2);
            assertThat(slow.atOnce()).as("at a time").isEqualTo(1);
        }
    }

    /** Who says so ten times in a row tells the portal of the first ones; what it is not told, she is not told it was. */
    @Test
    void oneCitizenDoesNotFillAPortalsQueue() {
        try (EventPortal silent = portal("Silent", Manner.REFUSES)) {
            enters(silent);
            double before = full();
            List<Boolean> told = IntStream.range(0, 7)
                    .mapToObj(time -> NotMePages.confirm(NotMePages.ask(hers.open(cabinet), "Silent")))
                    .map(page -> page.html()
                            .selectFirst("[data-told-portal]:contains(Silent)")
                            .hasAttr("data-event"))
                    .toList();
            assertThat(told).containsExactly(true, true, true, true, true, false, false);
            assertThat(full() - before).isEqualTo(2);
            String first = silent.ids().getFirst();
            silent.becomes(Manner.TAKES);
            Patience.until("what was kept is told", () -> silent.ids().size() == 10);
            assertThat(silent.ids()).contains(first).hasSize(10);
        }
    }

    @Test
    void sheReadsOfEachPortalWhatItWasTold() {
        try (EventPortal event = portal("Takes events", Manner.TAKES);
                FarPortal silent = FarPortal.oidc(admin, stack.addresses().brokerUrl(), FarPortal.Manner.FAILS);
                FarPortal deaf =
                        FarPortal.oidc(admin, stack.addresses().brokerUrl(), FarPortal.Manner.HAS_NO_ADDRESS)) {
            rosa.logsInWithSmsPin(oidc.login(browser));
            saml.login(browser);
            event.enter(browser);
            silent.enter(browser);
            deaf.enter(browser);
            rosa.logsInWithPassword(hers.open(cabinet));
            Page stopped = NotMePages.confirm(NotMePages.ask(hers.open(cabinet), "Agencia Tributaria"));

            assertThat(told(stopped, "Agencia Tributaria")).isEqualTo("CLOSED and event");
            assertThat(told(stopped, "Seguridad Social")).isEqualTo("CLOSED");
            assertThat(told(stopped, "Takes events")).isEqualTo("UNTOLD and event");
            assertThat(told(stopped, silent.name())).isEqualTo("WAITING");
            assertThat(told(stopped, deaf.name())).isEqualTo("UNTOLD");
            assertThat(stopped.html().select("[data-told-portal]:contains(" + deaf.name() + ")"))
                    .hasSize(1)
                    .first()
                    .matches(line -> line.text().contains("no podemos avisar"));
            assertThat(stopped.html().select("[data-told-portal]")).hasSize(5);

            // once more: the sessions are over, and nobody is told of them twice
            Page again = NotMePages.confirm(NotMePages.ask(hers.open(cabinet), "Seguridad Social"));
            assertThat(told(again, "Seguridad Social")).isEqualTo("");
            assertThat(told(again, "Takes events")).isEqualTo(" and event");
        }
    }

    private EventPortal portal(String name, Manner manner) {
        return new EventPortal(admin, stack.addresses().brokerUrl(), name, manner);
    }

    /** Somebody with Rosa's phone; she herself comes with her password. */
    private void enters(EventPortal portal) {
        rosa.logsInWithSmsPin(oidc.login(browser));
        portal.enter(browser);
        rosa.logsInWithPassword(hers.open(cabinet));
    }

    private static String told(Page page, String portal) {
        var line = page.html().selectFirst("[data-told-portal]:contains(" + portal + ")");
        return line.attr("data-standing") + (line.hasAttr("data-event") ? " and event" : "");
    }

    private double full() {
        return new Metrics(stack).sum("pontis_cabinet_security_events_total{outcome=\"full\"}");
    }

    private List<String> received(String subject) {
        List<String> events = new ArrayList<>();
        new Browser().json(oidc.url() + "/security-events").forEach(one -> {
            if (one.path("subject").asText().equals(subject)) {
                events.add(one.path("event").asText());
            }
        });
        return events;
    }
}
