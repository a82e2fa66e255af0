package org.pontis.sandbox.e2e.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.sandbox.e2e.Beside;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Me;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Portal;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.run.Cluster;
import org.pontis.sandbox.run.KeycloakHome;
import org.pontis.sandbox.run.Node;
import org.pontis.sandbox.run.Shipment;

import static org.assertj.core.api.Assertions.assertThat;

/** Keycloak is upgraded to the next patch release and set back, and whoever is logged in stays who and what she is. */
@Beside
class UpgradeIT {

    private static final int NOT_SIDE_BY_SIDE = 3;

    @TempDir
    Path folder;

    private final Shipment earlier = Shipment.onTheEarlierServer();
    private final Shipment now = Shipment.ofThisBuild();
    private Cluster cluster;
    private SandboxApi sandbox;
    private Portal oidc;
    private Portal saml;
    private Citizen ana;
    private Citizen bruno;
    private Citizen diego;

    /** Somebody who is logged in, and what the broker said of her when she came. */
    private record Inside(Browser browser, Me atOidc, Me atSaml) {}

    @BeforeEach
    void start() throws Exception {
        cluster = new Cluster(earlier, Manual.settings(), Manual.quarkus(), List.of());
        sandbox = SandboxApi.of(cluster.addresses());
        oidc = new Portal(cluster.addresses().portalOidcUrl());
        saml = new Portal(cluster.addresses().portalSamlUrl());
        ana = Citizen.of(Citizen.ANA, sandbox);
        bruno = Citizen.of(Citizen.BRUNO, sandbox);
        diego = Citizen.of(Citizen.DIEGO, sandbox);
    }

    @AfterEach
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    /** P12, P18 */
    @Test
    void keycloakIsUpgradedNodeByNodeAndSetBackAgain() throws Exception {
        assertThat(compatible(earlier, now)).isZero();
        assertThat(compatible(now, earlier)).isEqualTo(NOT_SIDE_BY_SIDE);

        cluster.first().start();
        List<Inside> inside = new ArrayList<>(everyMethodWorks());
        Page begunBefore = diego.identifies(oidc.login(new Browser(), "method", "sms-pin"));

        // one node after the other
        cluster.second().becomes(now);
        cluster.second().start();
        diego.typesCode(at(cluster.second(), begunBefore));
        assertThat(oidc.me(begunBefore.browser()).loggedIn()).isTrue();
        stillInside(inside);
        Browser brunos = new Browser();
        Page identify = oidc.login(brunos, "method", "sms-pin");
        Page code = bruno.identifies(at(cluster.second(), identify));
        bruno.typesCode(at(cluster.first(), code));
        assertThat(oidc.me(brunos).loggedIn()).isTrue();
        cluster.first().stop();
        stillInside(inside);
        inside.addAll(everyMethodWorks());

        // and back: all stop first
        cluster.second().stop();
        cluster.first().start();
        stillInside(inside);
        everyMethodWorks();
    }

    /** New people come in by each method; at the end they are inside. */
    private List<Inside> everyMethodWorks() {
        sandbox.forgetLimits();
        List<Inside> people = new ArrayList<>();
        Browser bySms = new Browser();
        ana.logsInWithSmsPin(oidc.login(bySms, "acr", "low"));
        people.add(inside(bySms, "low"));
        Browser byPassword = new Browser();
        bruno.logsInWithPassword(oidc.login(byPassword, "acr", "low"));
        people.add(inside(byPassword, "low"));
        Browser byBoth = new Browser();
        ana.logsInWithPasswordAndSms(oidc.login(byBoth, "acr", "substantial"));
        people.add(inside(byBoth, "substantial"));
        return people;
    }

    private Inside inside(Browser browser, String level) {
        saml.login(browser);
        Inside inside = new Inside(browser, oidc.me(browser), saml.me(browser));
        assertThat(inside.atOidc().acr()).isEqualTo(level);
        assertThat(inside.atSaml().acr()).isEqualTo("http://eidas.europa.eu/LoA/" + level);
        return inside;
    }

    /** Both portals ask the broker once more; nothing is asked of the citizen, and nothing is granted that she has not proven. */
    private void stillInside(List<Inside> people) {
        for (Inside one : people) {
            oidc.login(one.browser(), "acr", "low");
            assertThat(oidc.me(one.browser()).acr()).isEqualTo(one.atOidc().acr());
            assertThat(oidc.me(one.browser()).subject()).isEqualTo(one.atOidc().subject());
            saml.login(one.browser());
            assertThat(saml.me(one.browser()).acr()).isEqualTo(one.atSaml().acr());
            assertThat(saml.me(one.browser()).subject()).isEqualTo(one.atSaml().subject());
            boolean substantial = one.atOidc().acr().equals("substantial");
            Page more = saml.login(one.browser(), "acr", "substantial");
            assertThat(more.isChooser()).isEqualTo(!substantial);
        }
    }

    /** What the manual lets the operator ask. */
    private int compatible(Shipment from, Shipment to) throws IOException, InterruptedException {
        ProcessBuilder question = new ProcessBuilder("sh", "-eu", "-c", Manual.shell("update-compatibility"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile(folder, "answer", ".log").toFile());
        question.environment()
                .putAll(Map.of(
                        "OLD",
                        Cluster.home(from).path().toString(),
                        "NEW",
                        Cluster.home(to).path().toString(),
                        "OPTIONS",
                        String.join(" ", KeycloakHome.options("postgres")),
                        "JAVA_HOME",
                        System.getProperty("java.home")));
        return question.start().waitFor();
    }

    /** The same page with its form going to this node. */
    private Page at(Node node, Page page) {
        String there = page.html().html().replace(cluster.addresses().brokerUrl(), node.url());
        return new Page(page.browser(), page.response(), Jsoup.parse(there, node.url()));
    }
}
