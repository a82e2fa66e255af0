package org.pontis.sandbox.e2e.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.AnaAsSheWas;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.browser.Person.PRIMARY;

/** The day Ana loses her phone, as she and its finder see it: each in a browser, from the login page on, with nothing but links. */
@ExtendWith(Running.class)
class LostPhoneIT {

    private static final String ANA = "00000001R";
    private static final String NEW_NUMBER = "+34600000072";

    @Test
    void sheStopsItLogsInByCardAndLinksANewNumberAndItsFinderIsOut(Stack stack) {
        Addresses at = stack.addresses();
        SandboxApi sandbox = SandboxApi.of(at);
        try (AnaAsSheWas ana = new AnaAsSheWas(stack);
                Browser finder = Browser.open();
                Browser hers = Browser.with(CardReader.with(ANA, at))) {
            finder.go(at.portalOidcUrl() + "/login");
            Person.ana(finder, sandbox).logIn();
            Phone lost = new Phone(sandbox, "+34600000001");

            hers.go(at.portalOidcUrl() + "/login");
            hers.seePage("chooser");
            hers.go(hers.see("a[href*='/pontis/recovery']").getDomProperty("href"));
            hers.seePage("recovery");
            hers.press("[aria-labelledby=phone-title] form[action$='/login'] button");
            hers.press("button[name=method][value=eid-card]");
            hers.press("button[name=card][value=tls]");
            hers.seePage("recovery-means");
            hers.press("[data-means=phone][data-standing=active] [name=suspend]");
            hers.see("[data-told=suspended]");
            assertThat(lost.text()).doesNotContain(ANA, "García", "http");

            // whoever has the phone is out at the portal, and comes in no more
            finder.go(at.portalOidcUrl() + "/me");
            finder.seeStranger();
            finder.go(at.portalOidcUrl() + "/login");
            finder.seePage("chooser");

            // a number as at home; a slip stays in its box
            hers.type("phone", "seiscientos");
            hers.press("[name=do][value=phone]");
            hers.seeProblem("INPUT_INVALID");
            assertThat(hers.valueOf("phone")).isEqualTo("seiscientos");
            Phone fresh = new Phone(sandbox, NEW_NUMBER);
            hers.type("phone", "600 000 072");
            hers.press("[name=do][value=phone]");
            hers.seePage("recovery-code");
            assertThat(hers.text()).contains("72").doesNotContain("Si sus datos son correctos");
            String message = fresh.text();
            assertThat(message).startsWith("Nuevo tel").doesNotContain("entrar en");
            hers.type("code", message.substring(message.lastIndexOf('#') + 1));
            hers.press(PRIMARY);
            hers.see("[data-told=phone]");
            hers.see("[data-means=phone][data-standing=cooling]");
            assertThat(lost.text()).doesNotContain("600", ANA);

            hers.press("a[href$='/realms/es/account']");
            hers.see("[data-what=credential_added]");
            hers.see("[data-what=credential_suspended]");
            hers.go(at.brokerUrl() + "/realms/es/account/sessions");
            hers.see("[data-here]");
        }
    }
}
