package org.pontis.sandbox.e2e.desk;

import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Sim;
import org.pontis.sandbox.e2e.browser.Browser;
import org.pontis.sandbox.e2e.browser.Inspection;

import static org.assertj.core.api.Assertions.assertThat;

/** What was registered online does not suffice; two officers, each at a browser of her own, and then it does. */
class RaisedAtTheDeskIT extends EndToEnd {

    private static final String PRIMARY = "button.primary";

    @Test
    void whoRegisteredOnlineComesWithHisPhoneAndLeavesWithMore() {
        Admin admin = new Admin(stack);
        try (Person bruno = Person.registered(7304, "basic", admin, sandbox);
                Browser his = Browser.open();
                Browser first = Browser.open();
                Browser second = Browser.open()) {
            Inspection inspection = new Inspection(first, "es");
            askForSubstantial(his, bruno);
            his.seeProblem("LEVEL_NOT_REACHED");
            his.see("a[href*='/pontis/registration']");

            comesIn(first, "00000007F", "+34600000007");
            first.type("identifier", bruno.identifier());
            first.typeDate("contrast", bruno.contrast());
            first.press("button[name=look]");
            first.seePage("desk-citizen");
            assertThat(first.text()).contains("9 de agosto de 2033").doesNotContain("2033-08-09");
            first.press("[value=raise]");
            first.seePage("desk-code");
            first.type("code", bruno.phone().code());
            first.press(PRIMARY);
            first.see("[data-notice=asked]");
            first.see("[data-pending=raise]");
            assertThat(first.shows("[value=raise]")).isFalse();
            inspection.lookAt("desk-raise-pending");
            first.press("[name=leave]");
            first.see("[data-request=raise]");
            assertThat(first.shows("[data-request=raise] [value=confirm]")).isFalse();
            inspection.lookAt("desk-raise-own");

            askForSubstantial(his, bruno);
            his.seeProblem("LEVEL_NOT_REACHED");
            bruno.phone().skip();
            comesIn(second, "00000008P", "+34600000008");
            second.press("[data-request=raise] [value=confirm]");
            second.see("[data-notice=confirmed]");
            assertThat(bruno.phone().text()).doesNotContain(bruno.identifier(), "Mostrador");
            bruno.phone().text();

            askForSubstantial(his, bruno);
            his.seePage("code");
            his.type("code", bruno.phone().code());
            his.press(PRIMARY);
            his.see(".badge[data-level=substantial]");
            his.go(stack.addresses().brokerUrl() + "/realms/es/account");
            his.see("[data-what=registration_raised]");
            assertThat(his.text()).doesNotContain("Gonzalo", "Helena");
            assertThat(inspection.findings()).isEmpty();
        }
    }

    private void askForSubstantial(Browser browser, Person person) {
        browser.go(oidc.url() + "/login?acr=substantial");
        browser.press("button[name=method][value=password]");
        browser.seePage("password");
        browser.type("identifier", person.identifier());
        browser.type("password", person.is().password().orElseThrow());
        browser.press(PRIMARY);
    }

    private void comesIn(Browser officer, String identifier, String phone) {
        officer.go(stack.addresses().brokerUrl() + "/realms/es/pontis/desk");
        officer.press("button[name=method][value=mobile-id]");
        officer.seePage("mobile-id");
        officer.type("identifier", identifier);
        officer.type("phone", phone);
        officer.press(PRIMARY);
        officer.see("[data-verification-code]");
        Sim sim = new Sim(sandbox, phone);
        sim.approve(sim.prompt());
        officer.seePage("desk");
    }
}
