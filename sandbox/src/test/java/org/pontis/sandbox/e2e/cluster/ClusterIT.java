package org.pontis.sandbox.e2e.cluster;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.bench.Crowd;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Beside;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.Portal;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.Recovery;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.SimHolder;
import org.pontis.sandbox.e2e.figures.Reading;
import org.pontis.sandbox.e2e.logout.FarPortal;
import org.pontis.sandbox.run.Cluster;
import org.pontis.sandbox.run.Node;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes are one server: nothing is good twice, nothing that was counted is lost, whichever of them is there. */
@Beside
class ClusterIT {

    private static final int TRIES = 5;
    private static final int SMS_AN_HOUR = 5;
    private static final int CROWD = 240;
    private static final int AT_ONCE = 200;

    private static Cluster cluster;
    private static SandboxApi sandbox;
    private static Portal oidc;
    private static Portal saml;

    private Browser browser = new Browser();
    private final Citizen ana = Citizen.of(Citizen.ANA, sandbox);
    private final Citizen bruno = Citizen.of(Citizen.BRUNO, sandbox);

    @BeforeAll
    static void start() throws Exception {
        cluster = new Cluster(Manual.settings(), Manual.quarkus(), Crowd.of(CROWD));
        sandbox = SandboxApi.of(cluster.addresses());
        oidc = new Portal(cluster.addresses().portalOidcUrl());
        saml = new Portal(cluster.addresses().portalSamlUrl());
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void bothNodesAreUp() throws InterruptedException {
        if (!cluster.second().isUp()) {
            cluster.second().start();
        }
        cluster.balancer().mend();
        sandbox.forgetLimits();
    }

    @Test
    void aLoginMayGoToAnotherNodeWithEachStep() {
        Page chooser = at(cluster.first(), oidc.login(browser));
        Page identify = browser.submit(chooser.action(), Map.of("method", "sms-pin"));
        Page code = browser.submit(
                to(cluster.second(), identify),
                Map.of(
                        "identifier",
                        ana.is().identifier(),
                        "contrast",
                        ana.is().contrast().toString()));
        browser.submit(to(cluster.first(), code), Map.of("code", ana.phone().code()));
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    @Test
    void aPhoneThatRingsForOneNodeIsAnsweredAtTheOther() throws Exception {
        SimHolder anasSim = SimHolder.of(Citizen.ANA, "+34600000001", sandbox);
        cluster.balancer().drain(cluster.second().port());
        Page waiting = anasSim.asks(oidc.login(browser, "acr", "high"));
        anasSim.sim().prompt();
        Page begun = waiting.press("continue");
        cluster.balancer().mend();
        cluster.balancer().drain(cluster.first().port());

        anasSim.approves(begun);

        assertThat(oidc.me(browser).acr()).isEqualTo("high");
    }

    /** P16 */
    @Test
    void aCodeShownToBothNodesAtTheSameMomentIsOneLogin() throws Exception {
        for (Citizen citizen : crowd(200, 210)) {
            Guesses guesses = Guesses.of(citizen, oidc);
            List<HttpResponse<String>> answers = guesses.atOnce(2, guesses.right(), cluster);
            assertThat(answers.stream().filter(guesses::isIn)).hasSize(1);
        }
    }

    /** I3 */
    @Test
    void twoHundredRightGuessesOnTwoNodesAreOneLogin() throws Exception {
        Guesses guesses = Guesses.of(ana, oidc);
        List<HttpResponse<String>> answers = guesses.atOnce(AT_ONCE, guesses.right(), cluster);
        assertThat(answers.stream().filter(guesses::isIn)).hasSize(1);
    }

    /** I3 */
    @Test
    void twoHundredWrongGuessesOnTwoNodesAreNoMoreThanTheTriesOfOneCode() throws Exception {
        Guesses guesses = Guesses.of(ana, oidc);
        Set<String> looked = new HashSet<>();
        for (HttpResponse<String> answer : guesses.atOnce(AT_ONCE, guesses.wrong(), cluster)) {
            Page page = Page.of(browser, answer);
            if (Set.of("CODE_WRONG", "CODE_TRIES_EXHAUSTED")
                    .contains(page.problem().orElse(""))) {
                looked.add(page.incident());
            }
        }
        assertThat(looked).hasSizeBetween(1, TRIES);
    }

    /** P1 */
    @Test
    void aNodeThatIsKilledTakesNobodysLoginSessionOrCounterWithIt() throws Exception {
        Map<Citizen, Browser> inside = new HashMap<>();
        crowd(200, 206).forEach(citizen -> inside.put(citizen, new Browser()));
        inside.forEach((citizen, own) -> citizen.logsInWithPassword(oidc.login(own)));
        for (int i = 0; i < SMS_AN_HOUR; i++) {
            ana.identifies(oidc.login(new Browser(), "method", "sms-pin"));
        }
        for (int i = 0; i < 3; i++) {
            oidc.login(new Browser()).choose("password").fill("identifier", Citizen.BRUNO, "password", "no " + i);
        }
        String brunosId = id("idces-00000002w");
        Patience.until("three failures", () -> failures(brunosId) == 3);

        Rush rush = new Rush(oidc);
        rush.inTheMiddle(crowd(0, AT_ONCE), () -> cluster.second().kill());

        System.out.printf("killed one of two nodes: %d logins, %d begun again%n", rush.logins(), rush.restarts());
        assertThat(rush.wrong()).isEmpty();
        assertThat(rush.logins()).isEqualTo(AT_ONCE);
        inside.forEach((citizen, own) -> {
            saml.login(own);
            assertThat(saml.me(own).claims()).containsValue(citizen.is().identifier());
        });
        assertThat(ana.identifies(oidc.login(browser, "method", "sms-pin")).problem())
                .contains("SMS_LIMIT");
        assertThat(failures(brunosId)).isEqualTo(3);
    }

    /** P2 */
    @Test
    void nodesAreReplacedOneAfterTheOtherAndLoginsGoOn() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Rush rush = new Rush(oidc);
        rush.until(over::get, crowd(210, 214), () -> {
            try {
                for (Node node : List.of(cluster.first(), cluster.second())) {
                    cluster.balancer().drain(node.port());
                    node.stop();
                    node.start();
                    cluster.balancer().mend();
                }
            } finally {
                over.set(true);
            }
        });
        System.out.printf("replaced both nodes: %d logins, %d begun again%n", rush.logins(), rush.restarts());
        assertThat(rush.wrong()).isEmpty();
        assertThat(rush.restarts()).as(rush.reasons().toString()).isLessThanOrEqualTo(rush.logins() / 20);
    }

    @Test
    void whatIsSetAtOneNodeHoldsAtTheOtherAtOnce() {
        assertThat(at(cluster.second(), oidc.login(browser)).isChooser()).isTrue();
        pause("sms-pin", true);
        try {
            Page chooser = at(cluster.second(), oidc.login(new Browser()));
            assertThat(chooser.html()
                            .select("button[name=method]:not([disabled])")
                            .eachAttr("value"))
                    .contains("password")
                    .doesNotContain("sms-pin");
        } finally {
            pause("sms-pin", false);
        }
        assertThat(at(cluster.second(), oidc.login(new Browser())).methods()).containsKey("sms-pin");
    }

    /** The goal is a minute. */
    @Test
    void whatIsSuspendedAtOneNodeIsOutAtTheOtherAtOnce() throws Exception {
        Citizen citizen = crowd(223, 224).getFirst();
        citizen.logsInWithSmsPin(oidc.login(browser));
        cluster.balancer().drain(cluster.first().port());
        saml.login(browser);
        assertThat(saml.me(browser).loggedIn()).isTrue();

        Page code = new Recovery(cluster.first().url() + "/realms/es/pontis/recovery")
                .stop(
                        new Browser(),
                        citizen.is().identifier(),
                        citizen.is().contrast().toString(),
                        "phone",
                        "code",
                        "");
        Page done = code.fill("code", citizen.phone().code());
        long suspended = System.nanoTime();
        assertThat(Recovery.did(done)).isEqualTo("suspended");

        Patience.until("the end of the session at the other node", () -> oidc.login(browser.twin())
                .isChooser());
        long out = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - suspended);
        System.out.printf("suspended at one node, out at the other %d ms after the answer%n", out);
        assertThat(out).isLessThan(60_000);
        assertThat(admin(cluster.second()).get("es/users/" + id(citizen.is().account()) + "/sessions"))
                .isEmpty();
        citizen.phone().text();
        citizen.identifies(oidc.login(new Browser(), "method", "sms-pin"));
        assertThat(citizen.phone().hasNews()).isFalse();
    }

    /** G3 */
    @Test
    void anAuthorizationCodeRedeemedAtBothNodesAtTheSameMomentGivesTokensOnceAtMost() throws Exception {
        Relying portal = Relying.registered(cluster);
        bruno.logsInWithPassword(oidc.login(browser));
        for (int i = 0; i < 5; i++) {
            String code = portal.code(browser, cluster.first());
            List<Integer> answers = atBoth(node -> portal.redeem(code, node).statusCode());
            assertThat(answers.stream().filter(status -> status == 200).count()).isLessThanOrEqualTo(1);
            assertThat(portal.redeem(code, cluster.second()).statusCode()).isEqualTo(400);
            // a code shown twice ends the session it came from
            browser = new Browser();
            bruno.logsInWithPassword(oidc.login(browser));
        }
        String code = portal.code(browser, cluster.second());
        assertThat(portal.redeem(code, cluster.first()).statusCode()).isEqualTo(200);
    }

    /** G11 */
    @Test
    void aClientAssertionThatOneNodeTookTheOtherRefuses() throws Exception {
        Relying portal = Relying.registered(cluster);
        String once = portal.assertion();
        assertThat(Relying.error(portal.redeem("x", once, cluster.first()))).isEqualTo("invalid_grant");
        assertThat(Relying.error(portal.redeem("x", once, cluster.second()))).isEqualTo("invalid_client");
        for (int i = 0; i < 5; i++) {
            String raced = portal.assertion();
            List<String> answers = atBoth(node -> Relying.error(portal.redeem("x", raced, node)));
            assertThat(answers).containsExactlyInAnyOrder("invalid_grant", "invalid_client");
        }
    }

    /** G17 */
    @Test
    void aPushedRequestThatLedToALoginAtOneNodeIsWorthNothingAtTheOther() throws Exception {
        Relying portal = Relying.registered(cluster);
        bruno.logsInWithPassword(oidc.login(browser));
        String pushed = portal.push(cluster.first());
        assertThat(portal.leadsIn(browser, pushed, cluster.second())).isTrue();
        assertThat(portal.leadsIn(browser, pushed, cluster.first())).isFalse();
        assertThat(portal.leadsIn(browser, pushed, cluster.second())).isFalse();
    }

    /** P15 */
    @Test
    void whoeverIsBlockedAtOneNodeWhileLoggingInAtTheOtherIsRefused() {
        Citizen citizen = crowd(220, 221).getFirst();
        Page code = citizen.identifies(oidc.login(browser).choose("sms-pin"));
        String right = citizen.phone().code();
        Admin admin = admin(cluster.first());
        String id = id(citizen.is().account());
        ObjectNode user = (ObjectNode) admin.get("es/users/" + id);
        admin.put("es/users/" + id, user.put("enabled", false));
        Page answer = browser.submit(to(cluster.second(), code), Map.of("code", right));
        assertThat(answer.problem()).isPresent();
        assertThat(oidc.me(browser).loggedIn()).isFalse();
    }

    /** P5 */
    @Test
    void whileTheDatabaseIsAwayPagesSayItNothingIsSentAndNothingGranted() throws Exception {
        Page code = ana.identifies(oidc.login(browser).choose("sms-pin"));
        String right = ana.phone().code();
        Browser another = new Browser();
        Page identify = oidc.login(another).choose("sms-pin");
        Browser brunos = new Browser();
        Page password = oidc.login(brunos).choose("password");
        String contrast = ana.is().contrast().toString();
        cluster.database().cut();
        try {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
            assertAway(browser, browser.post(to(cluster.first(), code), Map.of("code", right)));
            assertAway(
                    another,
                    another.post(
                            to(cluster.second(), identify), Map.of("identifier", Citizen.ANA, "contrast", contrast)));
            assertAway(
                    brunos,
                    brunos.post(
                            to(cluster.first(), password),
                            Map.of(
                                    "identifier",
                                    Citizen.BRUNO,
                                    "password",
                                    bruno.is().password().orElseThrow())));
            while (System.nanoTime() < until) {
                assertThat(comesIn(bruno)).isFalse();
            }
        } finally {
            cluster.database().mend();
        }
        assertThat(ana.phone().hasNews()).isFalse();
        assertThat(oidc.me(browser).loggedIn()).isFalse();
        assertThat(oidc.me(brunos).loggedIn()).isFalse();
        // the pool heals by itself
        Browser later = new Browser();
        bruno.logsInWithPassword(oidc.login(later));
        assertThat(oidc.me(later).loggedIn()).isTrue();
        ana.logsInWithSmsPin(oidc.login(later, "prompt", "login"));
    }

    /** The same at both nodes at the same moment. */
    private static <T> List<T> atBoth(Function<Node, T> question) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<T> first = () -> {
                together.await();
                return question.apply(cluster.first());
            };
            Callable<T> second = () -> {
                together.await();
                return question.apply(cluster.second());
            };
            Future<T> one = threads.submit(first);
            return List.of(threads.submit(second).get(), one.get());
        }
    }

    private static boolean comesIn(Citizen citizen) {
        Browser own = new Browser();
        try {
            citizen.logsInWithPassword(oidc.login(own));
        } catch (AssertionError noSuchPage) {
            // somewhere on the way was an error instead
        }
        return oidc.me(own).loggedIn();
    }

    private static void assertAway(Browser browser, HttpResponse<String> answer) {
        Page page = Page.of(browser, answer);
        assertThat(answer.statusCode()).as(page.toString()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.problem()).contains("INTERNAL_ERROR");
        assertThat(page.incident()).matches("[0-9A-Z]{8}");
        assertThat(answer.body()).doesNotContain("Exception", "at org.");
    }

    private static void pause(String method, boolean paused) {
        Admin admin = admin(cluster.first());
        ObjectNode realm = (ObjectNode) admin.get("es");
        ObjectNode attributes = (ObjectNode) realm.path("attributes");
        String name = "pontis.method." + method + ".paused";
        if (paused) {
            attributes.put(name, "{\"reason\":{},\"since\":\"2026-01-01T00:00:00Z\"}");
        } else {
            attributes.remove(name);
        }
        admin.put("es", realm);
    }

    /** The same page once more, from this node. */
    private Page at(Node node, Page page) {
        return page.browser().open(page.address().replace(cluster.addresses().brokerUrl(), node.url()));
    }

    private static String to(Node node, Page page) {
        return page.action().replace(cluster.addresses().brokerUrl(), node.url());
    }

    @Test
    void aPortalThatMissedALogoutIsToldOnceThoughTheNodeThatTriedIsDead() throws Exception {
        Admin admin = admin(cluster.first());
        try (RealmAttributes realm = new RealmAttributes(admin);
                FarPortal far = FarPortal.oidc(admin, cluster.addresses().brokerUrl(), FarPortal.Manner.FAILS)) {
            realm.set("pontis.logout-retry-first", "PT1S", "pontis.logout-retry-longest", "PT1S");
            cluster.balancer().drain(cluster.first().port());
            bruno.logsInWithPassword(oidc.login(browser));
            far.enter(browser);
            Page left = oidc.logout(browser);
            assertThat(left.html().select("[data-unreached]").eachText()).containsExactly(far.name());
            cluster.second().kill();
            cluster.balancer().mend();
            far.comesBack();
            Patience.until("the page says that it is closed", () -> browser.open(left.address())
                    .html()
                    .select("[data-closed]")
                    .eachText()
                    .contains(far.name()));
            assertThat(far.told()).hasSize(1);
        }
    }

    @Test
    void aLoginIsCountedOnceInTheFiguresWhicheverNodeItWasAt() throws InterruptedException {
        String[] such = {"portal", "portal-oidc", "method", "password"};
        try (Reading reading =
                new Reading(admin(cluster.first()), cluster.addresses().brokerUrl(), true)) {
            long before = reading.count("logins", such);
            for (Node away : List.of(cluster.first(), cluster.second(), cluster.first())) {
                cluster.balancer().mend();
                cluster.balancer().drain(away.port());
                bruno.logsInWithPassword(oidc.login(new Browser()));
            }
            cluster.balancer().mend();
            Patience.until("all three", () -> reading.count("logins", such) >= before + 3);
            assertThat(reading.count("logins", such)).isEqualTo(before + 3);
        }
    }

    private static Admin admin(Node node) {
        return new Admin(node.url(), cluster.secrets().adminPassword());
    }

    private static String id(String account) {
        return admin(cluster.first())
                .get("es/users?exact=true&username=" + account)
                .path(0)
                .path("id")
                .asText();
    }

    private static int failures(String id) {
        return admin(cluster.first())
                .get("es/attack-detection/brute-force/users/" + id)
                .path("numFailures")
                .asInt();
    }

    private static List<Citizen> crowd(int from, int to) {
        return Crowd.of(CROWD).subList(from, to).stream()
                .map(one -> new Citizen(one, new Phone(sandbox, one.phone().orElseThrow())))
                .toList();
    }
}
