package org.pontis.sandbox.e2e.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.sandbox.bench.Crowd;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Beside;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.Portal;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.ledger.Auditor;
import org.pontis.sandbox.e2e.ledger.Verifier;
import org.pontis.sandbox.run.Cluster;
import org.pontis.sandbox.run.Shipment;

import static org.assertj.core.api.Assertions.assertThat;

/** A backup is made while people log in; days later somebody needs it. The commands are the operations manual's own. */
@Beside
class RestoreIT {

    private static final int SMS_AN_HOUR = 5;
    private static final int BEFORE_THE_BACKUP = 3;
    private static final int CROWD = 4;
    private static final String CODES_KEY = "spi-authenticator--pontis-login--codes-key";

    private static Cluster cluster;
    private static SandboxApi sandbox;
    private static Portal oidc;
    private static Portal saml;

    @TempDir
    Path folder;

    private final Citizen ana = Citizen.of(Citizen.ANA, sandbox);
    private final Citizen bruno = Citizen.of(Citizen.BRUNO, sandbox);

    @BeforeAll
    static void start() throws Exception {
        cluster = new Cluster(Shipment.ofThisBuild(), Manual.settings(), Manual.quarkus(), Crowd.of(CROWD));
        sandbox = SandboxApi.of(cluster.addresses());
        oidc = new Portal(cluster.addresses().portalOidcUrl());
        saml = new Portal(cluster.addresses().portalSamlUrl());
        cluster.first().start();
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void whatWasBackedUpComesBackAndWhatWasEndedSinceStaysEnded() throws Exception {
        Browser brunos = new Browser();
        bruno.logsInWithPassword(oidc.login(brunos));
        saml.login(brunos);
        String atOidc = oidc.me(brunos).subject();
        String atSaml = saml.me(brunos).subject();
        JsonNode keys = keys();
        Path before = checkpoint("before");
        for (int i = 0; i < BEFORE_THE_BACKUP; i++) {
            assertThat(anaAsksForCode().asks()).containsExactly("code");
        }

        backUpWhilePeopleLogIn();

        Browser cookies = brunos.twin();
        oidc.logout(brunos);
        // a twin each time: cookies that are worth nothing are taken away
        assertThat(oidc.login(cookies.twin()).isChooser()).isTrue();
        for (int i = BEFORE_THE_BACKUP; i < SMS_AN_HOUR; i++) {
            assertThat(anaAsksForCode().asks()).containsExactly("code");
        }
        assertThat(anaAsksForCode().problem()).contains("SMS_LIMIT");
        Path lost = checkpoint("lost");
        cluster.first().stop();

        // by mistake: the sessions are not ended, and the key is another
        cluster.shell(Manual.shell("pg_restore") + "psql --dbname=restored -c 'delete from jgroups_ping'");
        cluster.first().startWith(restored(CODES_KEY, Base64.getEncoder().encodeToString(new byte[32])));
        assertThat(oidc.login(cookies.twin()).isChooser())
                .as("what was ended lives again")
                .isFalse();
        for (int i = 0; i < SMS_AN_HOUR; i++) {
            assertThat(anaAsksForCode().asks()).as("another key, another count").containsExactly("code");
        }
        assertThat(anaAsksForCode().problem()).contains("SMS_LIMIT");
        Browser anas = new Browser();
        ana.logsInWithPassword(oidc.login(anas));
        assertThat(oidc.me(anas).loggedIn()).isTrue();
        cluster.first().stop();

        // as the manual says
        cluster.shell("dropdb restored\n" + Manual.shell("pg_restore") + Manual.shell("offline_user_session"));
        Map<String, String> renamed = restored();
        renamed.putAll(nextName(before));
        cluster.first().startWith(renamed);
        assertThat(keys()).isEqualTo(keys);
        assertThat(health()).isEqualTo("UP");
        Browser later = cookies.twin();
        Page chooser = oidc.login(later);
        assertThat(chooser.isChooser()).isTrue();
        bruno.logsInWithPassword(chooser);
        saml.login(later);
        assertThat(oidc.me(later).subject()).isEqualTo(atOidc);
        assertThat(saml.me(later).subject()).isEqualTo(atSaml);
        for (int i = BEFORE_THE_BACKUP; i < SMS_AN_HOUR; i++) {
            assertThat(anaAsksForCode().asks()).containsExactly("code");
        }
        assertThat(anaAsksForCode().problem()).contains("SMS_LIMIT");
        theLedgerGoesOnUnderItsNextName(before, lost);
        cluster.first().stop();

        cluster.shell("createdb empty");
        Map<String, String> empty = restored("db-url", cluster.jdbc("empty"));
        assertThat(cluster.first().startInVain(empty)).contains("ERROR: Database not initialized");
        assertThat(cluster.first().startInVain(restored("db-password", "another")))
                .contains("ERROR: FATAL: password authentication failed");
        assertThat(cluster.first().startInVain(restored(CODES_KEY, "c2hvcnQ="))).contains("codes-key");
    }

    /** What was signed before the backup is in it, and what was lost since is found. */
    private void theLedgerGoesOnUnderItsNextName(Path before, Path lost) throws IOException {
        String broker = cluster.addresses().brokerUrl();
        Patience.until("a checkpoint under the next name", () -> note().contains("-2/realms/es/ledger\n"));
        try (Auditor auditor = new Auditor(new Admin(broker, cluster.secrets().adminPassword()), broker).withRole()) {
            Verifier verifier = new Verifier(folder, auditor.ledger(), auditor::token);
            Verifier.Verdict verdict = verifier.says(before.toString(), auditor.ledger());
            assertThat(verdict.status()).as(verdict.text()).isZero();
            assertThat(verdict.text()).contains("Every entry was read.");
            verdict = verifier.says(lost.toString(), auditor.ledger());
            assertThat(verdict.status()).isEqualTo(1);
            assertThat(verdict.text()).contains(lost + ": good").containsAnyOf("tail_lost: ", "history_forked: ");
        }
    }

    private Path checkpoint(String name) throws IOException {
        return Files.writeString(folder.resolve(name), note());
    }

    private static String note() {
        return Http.get(cluster.addresses().brokerUrl() + "/realms/es/pontis/ledger/checkpoint")
                .body();
    }

    /** The manual's lines, with the name that it has here and the moment that it is now. */
    private static Map<String, String> nextName(Path note) throws IOException {
        String name = Files.readString(note).lines().findFirst().orElseThrow().split("/", 2)[0];
        Map<String, String> settings = Manual.settings("ledger-former-names");
        settings.replaceAll(
                (key, value) -> value.replace("login.example.org", name).replaceAll("@.*", "@" + Instant.now()));
        return settings;
    }

    private void backUpWhilePeopleLogIn() throws InterruptedException {
        List<Citizen> people = Crowd.of(CROWD).stream()
                .map(one -> new Citizen(one, new Phone(sandbox, one.phone().orElseThrow())))
                .toList();
        AtomicBoolean over = new AtomicBoolean();
        Rush rush = new Rush(oidc);
        rush.until(over::get, people, () -> {
            try {
                cluster.shell(Manual.shell("pg_dump"));
            } finally {
                over.set(true);
            }
        });
        assertThat(rush.wrong()).isEmpty();
        assertThat(rush.logins()).isPositive();
    }

    private Page anaAsksForCode() {
        Page page = ana.identifies(oidc.login(new Browser(), "method", "sms-pin"));
        ana.phone().skip();
        return page;
    }

    private static Map<String, String> restored(String... more) {
        Map<String, String> settings = new HashMap<>(Manual.settings("initialize-empty"));
        settings.put("db-url", cluster.jdbc("restored"));
        settings.putAll(Page.pairs(more));
        return settings;
    }

    private static JsonNode keys() {
        return new Browser().json(cluster.addresses().brokerUrl() + "/realms/es/protocol/openid-connect/certs");
    }

    private static String health() {
        return new Browser()
                .json(cluster.addresses().brokerUrl() + "/realms/es/pontis/health")
                .path("status")
                .asText();
    }
}
