package org.pontis.sandbox.e2e.cabinet;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Metrics;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.ledger.Verifier;

import static org.assertj.core.api.Assertions.assertThat;

/** What a citizen sees in her cabinet, and what she can end and stop there. */
class CabinetIT extends EndToEnd {

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
    void herLogInsStandThereWithPortalMethodLevelAndOutcome() {
        Browser stranger = new Browser();
        oidc.login(stranger, "method", "password")
                .fill("identifier", rosa.is().identifier(), "password", "not hers at all");
        rosa.logsInWithPasswordAndSms(oidc.login(browser, "acr", "substantial"));
        saml.login(browser);

        Page page = browser.open(cabinet);
        assertThat(page.response().statusCode()).isEqualTo(200);
        assertThat(page.html().select("h1").text()).isEqualTo("Mis accesos");
        assertThat(page.html().select(".cabinet-head .whom").text()).contains("Rosa Cajal Mora");
        List<Element> entries = page.html().select("[data-entry=login], [data-entry=refused]");
        assertThat(entries).hasSize(3);
        assertThat(entries.get(0).text())
                .contains("Seguridad Social", "Contraseña", "Nivel sustancial", "No fui yo", "en este navegador");
        assertThat(entries.get(1).text()).contains("Agencia Tributaria", "Contraseña", "Nivel sustancial");
        assertThat(entries.get(2).attr("data-entry")).isEqualTo("refused");
        assertThat(entries.get(2).text())
                .contains("Rechazado", "Agencia Tributaria")
                .doesNotContain("No fui yo");

        Page refused = browser.open(cabinet + "?show=refused");
        assertThat(refused.html().select("[data-entry]").eachAttr("data-entry")).containsOnly("refused");
        assertThat(browser.open(cabinet + "?show=abroad").html().select("[data-entry]"))
                .isEmpty();
        assertThat(browser.open(cabinet + "?before=1").html().select("[data-entry]"))
                .isEmpty();
    }

    /** Of two entries of the same millisecond none is passed over where a page ends between them. */
    @Test
    void earlierPagesGoOnWithTheNextEntryOfTheSameMoment() {
        rosa.logsInWithPassword(oidc.login(browser));
        saml.login(browser);
        String logins = cabinet + "?show=logins";
        List<String> handles =
                browser.open(logins).html().select("button[data-download]").eachAttr("value");
        String second = handles.get(1);
        String moment = second.substring(0, second.indexOf('.'));
        assertThat(first(logins + "&before=" + moment + ".ffffffff-ffff-ffff-ffff-ffffffffffff"))
                .isEqualTo(second);
        assertThat(first(logins + "&before=" + moment + ".00000000-0000-0000-0000-000000000000"))
                .isNotEqualTo(second)
                .isNotEqualTo(handles.get(0));
    }

    private String first(String address) {
        return browser.open(address).html().select("button[data-download]").attr("value");
    }

    @Test
    void sheTakesAReceiptHomeAndTheLedgerStandsByItAndByNoOther(@TempDir Path home) throws IOException {
        rosa.logsInWithPassword(oidc.login(browser));
        HttpResponse<String> receipt = Patience.until("a receipt", () -> {
            Page page = browser.open(cabinet + "?show=logins");
            Map<String, String> form = Page.pairs(
                    "csrf",
                    page.hidden().get("csrf"),
                    "entry",
                    page.html().selectFirst("button[data-download]").attr("value"));
            HttpResponse<String> answer = browser.post(cabinet + "/receipt", form);
            return answer.statusCode() == 200 ? Optional.of(answer) : Optional.empty();
        });
        assertThat(receipt.headers().firstValue("Content-Disposition").orElse(""))
                .matches("attachment; filename=\"receipt-[0-9a-f-]{36}\\.json\"");
        assertThat(receipt.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        JsonNode json = Http.json(receipt);
        assertThat(json.path("entry").path("type").asText() + json).contains("LOGIN", "checkpoint");
        assertThat(receipt.body()).doesNotContain(rosa.is().identifier(), "Rosa");

        Verifier verifier = new Verifier(home, stack.addresses().brokerUrl() + "/realms/es/pontis/ledger/", () -> "");
        Path file = Files.writeString(home.resolve("receipt.json"), receipt.body());
        Verifier.Verdict verdict = verifier.says(file.toString());
        assertThat(verdict.status()).as(verdict.text()).isZero();
        assertThat(verdict.text()).startsWith(file + ": good\n").contains("LOGIN ok");
        Verifier.Verdict forged = verifier.says(forgeries(file).toArray(String[]::new));
        assertThat(forged.status()).isEqualTo(1);
        assertThat(forged.text().lines().filter(line -> line.startsWith(home.toString())))
                .hasSize((int) Files.size(file))
                .allMatch(line -> line.endsWith(": NOT GOOD"));
    }

    /** The file, each time with another octet changed. */
    private static List<String> forgeries(Path file) throws IOException {
        byte[] octets = Files.readAllBytes(file);
        List<String> forgeries = new ArrayList<>();
        for (int at = 0; at < octets.length; at++) {
            octets[at] ^= 1;
            forgeries.add(Files.write(file.resolveSibling("forged-" + at + ".json"), octets)
                    .toString());
            octets[at] ^= 1;
        }
        return forgeries;
    }

    @Test
    void whoeverIsNotLoggedInIsSentToTheLoginAndComesBack() {
        Page chooser = browser.open(cabinet);
        assertThat(chooser.isChooser()).isTrue();
        Page in = rosa.logsInWithPassword(chooser);
        assertThat(in.address()).isEqualTo(cabinet);
        assertThat(in.html().select("[data-entry=login]")).isNotEmpty();
        assertThat(browser.open(stack.addresses().brokerUrl() + "/realms/es/pontis/cabinet")
                        .address())
                .isEqualTo(cabinet);
        assertThat(browser.open(cabinet + "/").html().select("[data-entry]")).isNotEmpty();
    }

    @Test
    void sheEndsASessionOfAnotherBrowserAndItsPortalsKnow() {
        Browser library = new Browser();
        library.sends("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        rosa.logsInWithPassword(oidc.login(library));
        saml.login(library);
        rosa.logsInWithPassword(browser.open(cabinet));

        Page page = browser.open(cabinet + "/sessions");
        assertThat(page.html().select(".entry")).hasSize(2);
        assertThat(page.html().select(".entry[data-here]")).hasSize(1);
        Element other = page.html().selectFirst(".entry:not([data-here])");
        assertThat(other.text()).contains("Firefox", "Linux", "Contraseña");
        assertThat(other.select("[data-portal]").text()).contains("Agencia Tributaria", "Seguridad Social");

        Page ended = page.press("session");
        assertThat(ended.html().select("[data-told=ended]")).isNotEmpty();
        assertThat(ended.html().select(".entry")).hasSize(1);
        assertThat(oidc.me(library).loggedIn()).isFalse();
        assertThat(saml.me(library).loggedIn()).isFalse();
        assertThat(oidc.login(library).isChooser()).isTrue();
        assertThat(page.press("session").html().select("[data-told=over]")).isNotEmpty();
        assertThat(new Metrics(stack).sum("pontis_cabinet_acts_total")).isPositive();
    }

    @Test
    void sheEndsAllOthersAndStaysInHere() {
        List<Browser> others = List.of(new Browser(), new Browser());
        others.forEach(other -> rosa.logsInWithPassword(oidc.login(other)));
        rosa.logsInWithPassword(browser.open(cabinet));
        Page ended = browser.open(cabinet + "/sessions").press("others");
        assertThat(ended.html().select(".entry")).hasSize(1);
        others.forEach(other -> assertThat(oidc.me(other).loggedIn()).isFalse());
        assertThat(browser.open(cabinet).html().select("[data-what=sessions_ended]"))
                .isNotEmpty();
    }

    @Test
    void sheLeavesAndEveryPortalIsLeft() {
        rosa.logsInWithPassword(oidc.login(browser));
        Page page = browser.open(cabinet);
        Page left = browser.submit(cabinet + "/logout", page.hidden());
        assertThat(left.response().statusCode()).isEqualTo(200);
        assertThat(left.html().select("h1").text()).isEqualTo("Ha salido");
        assertThat(oidc.me(browser).loggedIn()).isFalse();
        assertThat(browser.open(cabinet).isChooser()).isTrue();
    }

    @Test
    void sheSuspendsWhatSheLostAndItWorksNowhere() {
        Browser thief = new Browser();
        rosa.logsInWithSmsPin(oidc.login(thief));
        rosa.logsInWithPassword(browser.open(cabinet));
        Page page = browser.open(cabinet + "/means");
        assertThat(page.html().select("[data-means]").eachAttr("data-means")).containsExactly("phone", "password");
        assertThat(page.html().select("[data-means=phone]").text())
                .containsIgnoringCase("funciona")
                .contains("en persona");

        Element phone = page.html().selectFirst("[data-means=phone] button[name=suspend]");
        Page after = page.press("suspend", phone.attr("value"));
        assertThat(after.html().select("[data-told=suspended]")).isNotEmpty();
        assertThat(after.html().select("[data-means=phone]").attr("data-standing"))
                .isEqualTo("suspended");
        assertThat(oidc.me(thief).loggedIn()).isFalse();
        Page code = rosa.identifies(oidc.login(new Browser()).choose("sms-pin"));
        assertThat(code.fill("code", "12345678").problem()).isPresent();
        assertThat(browser.open(cabinet).html().select("[data-what=credential_suspended]"))
                .isNotEmpty();

        // everything: she is out herself
        Page out = browser.open(cabinet + "/means").press("everything");
        assertThat(out.html().select("h1").text()).isEqualTo("Suspendido");
        assertThat(browser.open(cabinet).isChooser()).isTrue();
        assertThat(rosa.logsInWithPassword(oidc.login(new Browser())).problem()).contains("CREDENTIALS_WRONG");
    }

    @Test
    void inEveryLanguage() {
        rosa.logsInWithPassword(browser.open(cabinet));
        for (String language : List.of("es", "en", "ca", "gl", "eu")) {
            for (String room : List.of("", "/means", "/sessions", "/alerts")) {
                Page page = browser.open(cabinet + room + "?kc_locale=" + language);
                assertThat(page.response().statusCode()).as(room).isEqualTo(200);
                assertThat(page.html().select("html").attr("lang")).isEqualTo(language);
                assertThat(page.html().text()).doesNotContain("cabinet.", "${");
            }
        }
    }
}
