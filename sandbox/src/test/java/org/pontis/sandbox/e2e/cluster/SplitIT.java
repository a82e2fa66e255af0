package org.pontis.sandbox.e2e.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Beside;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.Portal;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.run.Cluster;
import org.pontis.sandbox.run.Node;

import static org.assertj.core.api.Assertions.assertThat;

/** The nodes lose sight of each other; both see the database, and people reach both. Afterwards they find each other again. */
@Beside
class SplitIT {

    private static final int SMS_AN_HOUR = 5;
    private static final int MINUTES_IN_SECONDS = 600;

    private Cluster cluster;
    private SandboxApi sandbox;
    private Portal oidc;
    private Citizen ana;
    private Citizen bruno;

    @BeforeEach
    void start() throws Exception {
        Map<String, String> settings = new HashMap<>(Manual.settings());
        settings.put("cache-embedded-network-external-address", "127.0.0.1");
        settings.put("cache-embedded-network-external-port", "${NODE_DOOR}");
        cluster = new Cluster(settings, Manual.quarkus(), List.of());
        sandbox = SandboxApi.of(cluster.addresses());
        oidc = new Portal(cluster.addresses().portalOidcUrl());
        ana = Citizen.of(Citizen.ANA, sandbox);
        bruno = Citizen.of(Citizen.BRUNO, sandbox);
    }

    @AfterEach
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    /** P3 */
    @Test
    void nothingIsGoodTwiceWhileTheNodesDoNotSeeEachOther() throws Exception {
        assertThat(Stream.of(cluster.first(), cluster.second()).filter(SplitIT::isReady))
                .hasSize(2);
        Relying portal = Relying.registered(cluster);
        Browser brunos = new Browser();
        bruno.logsInWithPassword(oidc.login(brunos));
        codesOutliveTheSplit();
        String pushed = portal.push(cluster.first());
        String old = portal.code(brunos, cluster.first());
        Guesses guesses = Guesses.of(ana, oidc);
        long before = seen("cluster view", "(1)");

        cluster.split();
        Patience.until("both nodes alone", () -> seen("cluster view", "(1)") >= before + 2);
        System.out.println("split in two");

        // both halves remember all of these
        assertThat(at(cluster.first(), () -> portal.leadsIn(brunos, pushed, cluster.first())))
                .isTrue();
        assertThat(at(cluster.second(), () -> portal.leadsIn(brunos, pushed, cluster.second())))
                .isFalse();
        assertThat(portal.redeem(old, cluster.second()).statusCode()).isEqualTo(200);
        assertThat(portal.redeem(old, cluster.first()).statusCode()).isEqualTo(400);
        String assertion = portal.assertion();
        assertThat(Relying.error(portal.redeem("x", assertion, cluster.first())))
                .isEqualTo("invalid_grant");
        assertThat(Relying.error(portal.redeem("x", assertion, cluster.second())))
                .isEqualTo("invalid_client");
        assertThat(guesses.atOnce(2, guesses.right(), cluster).stream().filter(guesses::isIn))
                .hasSize(1);
        // a code is known where it was made, and nowhere else
        Browser again = new Browser();
        at(cluster.first(), () -> bruno.logsInWithPassword(oidc.login(again)));
        String code = portal.code(again, cluster.first());
        assertThat(portal.redeem(code, cluster.second()).statusCode()).isEqualTo(400);

        // limits are in the database
        for (int i = 0; i < SMS_AN_HOUR - 1; i++) {
            Node node = i % 2 == 0 ? cluster.first() : cluster.second();
            assertThat(asksForCode(node).problem()).isEmpty();
        }
        assertThat(asksForCode(cluster.first()).problem()).contains("SMS_LIMIT");
        assertThat(asksForCode(cluster.second()).problem()).contains("SMS_LIMIT");

        // the balancer is told whom to leave out
        Patience.until(
                "one node not ready",
                () -> Stream.of(cluster.first(), cluster.second())
                                .filter(SplitIT::isReady)
                                .count()
                        == 1);

        long merged = seen("MERGED cluster view", "(2)");
        cluster.heal();
        Patience.until(
                "one cluster again",
                () -> seen("MERGED cluster view", "(2)") >= merged + 2
                        && isReady(cluster.first())
                        && isReady(cluster.second()));
        System.out.println("healed");

        assertThat(Relying.error(portal.redeem("x", assertion, cluster.second())))
                .isEqualTo("invalid_client");
        assertThat(at(cluster.second(), () -> portal.leadsIn(brunos, pushed, cluster.second())))
                .isFalse();
        assertThat(guesses.atOnce(2, guesses.right(), cluster).stream().filter(guesses::isIn))
                .isEmpty();
        assertThat(asksForCode(cluster.second()).problem()).contains("SMS_LIMIT");
        long good = Stream.of(cluster.first(), cluster.second(), cluster.first())
                .filter(node -> portal.redeem(code, node).statusCode() == 200)
                .count();
        assertThat(good).isLessThanOrEqualTo(1);

        sandbox.forgetLimits();
        Browser later = new Browser();
        ana.logsInWithSmsPin(oidc.login(later));
        assertThat(oidc.me(later).loggedIn()).isTrue();
        String next = portal.code(later, cluster.first());
        assertThat(portal.redeem(next, cluster.second()).statusCode()).isEqualTo(200);
    }

    /** It takes the nodes most of a minute to give each other up. */
    private void codesOutliveTheSplit() {
        Admin admin = new Admin(cluster.first().url(), cluster.secrets().adminPassword());
        ObjectNode realm = (ObjectNode) admin.get("es");
        realm.put("accessCodeLifespan", MINUTES_IN_SECONDS);
        ((ObjectNode) realm.path("attributes")).put("parRequestUriLifespan", String.valueOf(MINUTES_IN_SECONDS));
        admin.put("es", realm);
    }

    private Page asksForCode(Node node) {
        return at(node, () -> {
            Page page = ana.identifies(oidc.login(new Browser(), "method", "sms-pin"));
            ana.phone().skip();
            return page;
        });
    }

    /** With a balancer that leads to one node alone. */
    private <T> T at(Node node, Supplier<T> visit) {
        Node other = node == cluster.first() ? cluster.second() : cluster.first();
        try {
            cluster.balancer().drain(other.port());
            return visit.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            cluster.balancer().mend();
        }
    }

    private static boolean isReady(Node node) {
        return new Browser().get(node.readiness()).statusCode() == 200;
    }

    /** How many lines of both logs have both of these. */
    private long seen(String one, String other) {
        try (Stream<String> first = Files.lines(cluster.first().log());
                Stream<String> second = Files.lines(cluster.second().log())) {
            return Stream.concat(first, second)
                    .filter(line -> line.contains(one) && line.contains(other))
                    .count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
