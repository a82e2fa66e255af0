package org.pontis.sandbox.e2e.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.sandbox.bench.Crowd;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Beside;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.Portal;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.attack.FreshCitizen;
import org.pontis.sandbox.e2e.ledger.Auditor;
import org.pontis.sandbox.e2e.ledger.Verifier;
import org.pontis.sandbox.e2e.ledger.Verifier.Verdict;
import org.pontis.sandbox.run.Cluster;
import org.pontis.sandbox.run.Node;
import org.pontis.sandbox.web.Response;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes keep one ledger: whatever is killed, nobody is let in without an entry, and none is there twice. Whoever writes in the
 * database herself is found.
 */
@Beside
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LedgerClusterIT {

    /** So many logins while everything is killed; a proof that deserves the name has 10000. */
    private static final int LOGINS = Integer.getInteger("pontis.kill.logins", 150);

    /** So many logins in the other country while everything is killed, the eidas-connectors, too. */
    private static final int CROSSINGS = Integer.getInteger("pontis.kill.crossings", 20);

    private static final int CROWD = 24;
    private static final String PASSWORD = "un-puente-que-nadie-ha-cruzado";

    private static Cluster cluster;
    private static Portal oidc;
    private static Books books;
    private static SandboxApi sandbox;

    @TempDir
    Path folder;

    private Auditor auditor;
    private Verifier verifier;

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.abroad(settings(), Manual.quarkus(), Crowd.of(CROWD));
        oidc = new Portal(cluster.addresses().portalOidcUrl());
        books = new Books(cluster);
        sandbox = SandboxApi.of(cluster.addresses());
    }

    /** What the server does every quarter of an hour it does every ten seconds. */
    private static Map<String, String> settings() {
        Map<String, String> settings = Manual.settings();
        settings.put("spi-scheduled--interval", "10");
        return settings;
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void comesAnAuditor() throws IOException {
        String broker = cluster.addresses().brokerUrl();
        auditor = new Auditor(new Admin(broker, cluster.secrets().adminPassword()), broker).withRole();
        verifier = new Verifier(folder, auditor.ledger(), auditor::token);
    }

    @Test
    @Order(1)
    void whateverIsKilledNobodyIsLetInWithoutAnEntry() throws Exception {
        Set<String> granted = ConcurrentHashMap.newKeySet();
        Set<String> atFirst = ConcurrentHashMap.newKeySet();
        Rush rush = new Rush(oidc, (browser, beginnings) -> {
            granted.add(session(browser));
            if (beginnings == 1) {
                atFirst.add(session(browser));
            }
        });
        int[] kills = {0};
        AtomicBoolean over = new AtomicBoolean();
        rush.until(over::get, crowd(), () -> {
            try {
                kills[0] = Kills.until(LOGINS, granted::size, LedgerClusterIT::kill);
            } finally {
                over.set(true);
            }
        });
        everythingHasItsPlace();

        List<String> entries =
                books.rows("select session_id from pontis_ledger_act where kind = 'LOGIN' and portal = 'portal-oidc'");
        Set<String> told = new HashSet<>(entries);
        List<String> twice = new ArrayList<>(entries);
        told.forEach(twice::remove);
        System.out.printf(
                "%d kills: %d logins granted, %d in the ledger, %d of them once more, %d begun again%n",
                kills[0], granted.size(), told.size(), twice.size(), rush.restarts());
        assertThat(told).containsAll(granted);
        assertThat(twice)
                .as("only who saw no answer to a login has logged in twice in one session")
                .doesNotContainAnyElementsOf(atFirst);
        assertThat(books.number("select count(*) from event_entity"))
                .as("an event is written once")
                .isZero();
        assertThat(books.number("select count(*) - count(distinct entry) from pontis_ledger_entry"))
                .isZero();
        assertGood(verifier.says(auditor.ledger()));
        theFiguresCountEachEntryOnce();
    }

    @Test
    @Order(2)
    void whateverIsKilledNobodyIsLetInAbroadWithoutAnEntryAndNoMessageIsEnteredTwice() throws Exception {
        Set<String> granted = ConcurrentHashMap.newKeySet();
        Crossings crossings = new Crossings(cluster, browser -> granted.add(session(browser, "ee")));
        int[] kills = {0};
        AtomicBoolean over = new AtomicBoolean();
        crossings.until(over::get, crowd().subList(0, 8), () -> {
            try {
                kills[0] = Kills.until(CROSSINGS, granted::size, LedgerClusterIT::killAbroad);
            } finally {
                over.set(true);
            }
        });
        Lines lines = new Lines(cluster.federation());
        List<String> written = lines.names();
        Patience.until("all messages of the border", () -> entered().size() >= written.size());
        everythingHasItsPlace();

        List<String> told =
                books.rows("select session_id from pontis_ledger_act where kind = 'LOGIN' and portal = 'portal-ee'");
        List<String> sent = lines.messages("es", "SERVICE_SENT_RESPONSE", "SUCCESS");
        List<String> accepted = lines.messages("ee", "CONNECTOR_GOT_RESPONSE", "accepted");
        System.out.printf(
                "%d kills: %d logins abroad granted, %d in the ledger, %d answers accepted of %d, %d messages, %d begun again%n",
                kills[0],
                granted.size(),
                told.size(),
                accepted.size(),
                sent.size(),
                written.size(),
                crossings.restarts());
        assertThat(crossings.wrong()).isEmpty();
        assertThat(told).containsAll(granted).doesNotHaveDuplicates();
        assertThat(accepted).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(granted.size());
        assertThat(sent).containsAll(accepted);
        assertThat(entered()).containsExactlyInAnyOrderElementsOf(written);
        assertGood(verifier.says(auditor.ledger()));
    }

    @Test
    @Order(3)
    void whereAnEntryCannotBeWrittenNobodyIsLetIn() {
        Browser browser = new Browser();
        books.write("alter table pontis_ledger_inbox rename to away");
        try {
            try {
                crowd().getFirst().logsInWithPassword(oidc.login(browser));
            } catch (AssertionError | IllegalStateException noSuchPage) {
                // somewhere on the way was an error instead
            }
            assertThat(oidc.me(browser).loggedIn()).isFalse();
        } finally {
            books.write("alter table away rename to pontis_ledger_inbox");
        }
        oidc.login(browser);
        assertThat(oidc.me(browser).loggedIn())
                .as("what the error left in the browser opens nothing")
                .isFalse();
        Browser later = new Browser();
        crowd().getFirst().logsInWithPassword(oidc.login(later));
        assertThat(oidc.me(later).loggedIn()).isTrue();
        assertThat(sessionsTold()).contains(session(later));
    }

    @Test
    @Order(4)
    void aPortalHasAReceiptForALoginAtItAndNobodyElseHas() throws Exception {
        Relying portal = Relying.registered(cluster);
        Browser browser = new Browser();
        crowd().getFirst().logsInWithPassword(oidc.login(browser));
        assertThat(portal.redeem(portal.code(browser, cluster.first()), cluster.second())
                        .statusCode())
                .isEqualTo(200);
        String sid = session(browser);
        HttpResponse<String> receipt =
                Patience.until("the receipt", () -> Optional.of(portal.receipt(sid, cluster.second()))
                        .filter(answer -> answer.statusCode() == 200));
        JsonNode json = Response.JSON.readTree(receipt.body());
        assertThat(json.path("entry").path("type").asText()).isEqualTo("LOGIN");
        assertThat(json.path("openings").fieldNames()).toIterable().containsExactly("session");
        Path file = Files.writeString(folder.resolve("receipt.json"), receipt.body());
        assertGood(verifier.says(file.toString()));
        everythingHasItsPlace();
        assertThat(books.rows("select citizen from pontis_ledger_act where portal = '" + portal.id()
                        + "' and act like '%\"receipt_taken\"%' and act not like '%\"error\"%'"))
                .as("that it was taken, by the portal")
                .isNotEmpty()
                .containsOnly("");

        assertThat(Relying.registered(cluster).receipt(sid, cluster.first()).statusCode())
                .isEqualTo(404);
        assertThat(Http.post(auditor.ledger() + "receipt", Map.of("sid", sid)).statusCode())
                .isBetween(400, 401);
        assertThat(Http.post(
                                auditor.ledger() + "receipt",
                                Map.of("sid", sid, "client_id", "portal-oidc", "client_secret", "guessed"))
                        .statusCode())
                .isBetween(400, 401);
    }

    @Test
    @Order(5)
    void whatIsAsOldAsPeopleAreKeptIsForgottenAndTheTreeStands() throws Exception {
        Relying portal = Relying.registered(cluster);
        Browser browser = new Browser();
        crowd().getFirst().logsInWithPassword(oidc.login(browser));
        portal.code(browser, cluster.first());
        String sid = session(browser);
        Patience.until(
                "the receipt", () -> portal.receipt(sid, cluster.second()).statusCode() == 200);
        Browser later = new Browser();
        crowd().getLast().logsInWithPassword(oidc.login(later));
        everythingHasItsPlace();
        String hers = " from pontis_ledger_act where session_id = '" + sid + "'";
        String address =
                auditor.ledger() + "receipt/" + books.rows("select id" + hers).getFirst();
        assertThat(browser.get(address).statusCode()).isEqualTo(200);
        int entries = books.number("select count(*) from pontis_ledger_entry");

        // a year, and a day
        books.write("update pontis_ledger_act set happened = happened - 366 * 86400000::bigint where session_id = '"
                + sid + "'");
        Patience.until("it is forgotten", () -> books.number("select count(*)" + hers) == 0);

        assertThat(portal.receipt(sid, cluster.first()).statusCode()).isEqualTo(404);
        assertThat(browser.get(address).statusCode()).isEqualTo(404);
        assertThat(sessionsTold()).as("of yesterday").contains(session(later));
        assertThat(books.number("select count(*) from pontis_ledger_entry")).isGreaterThanOrEqualTo(entries);
        assertGood(verifier.says(auditor.ledger()));
    }

    @Test
    @Order(6)
    void aClockThatWasAheadHoldsUpNoSignature() {
        everythingHasItsPlace();
        books.write("update pontis_ledger_tree set signed_at = signed_at + 3600000, kept_at = kept_at + 3600000");
        String ahead = "select count(*) from pontis_ledger_tree where %s > extract(epoch from now()) * 1000 + 60000";
        Patience.until("all are signed", () -> books.number(ahead.formatted("signed_at")) == 0);
        crowd().getFirst().logsInWithPassword(oidc.login(new Browser()));
        everythingHasItsPlace();
        assertThat(books.number(
                        ahead.formatted("kept_at") + " and realm_id = (select id from realm where name = 'es')"))
                .isZero();
        assertGood(verifier.says(auditor.ledger()));
    }

    @Test
    @Order(7)
    void whoeverWritesInTheDatabaseIsFound() throws Exception {
        String witness = folder.resolve("seen.jsonl").toString();
        assertGood(verifier.says(auditor.ledger(), "--witness", witness));

        found(
                "update pontis_ledger_entry set entry = replace(entry, '\"outcome\":\"ok\"', '\"outcome\":\"no\"') where leaf = 3",
                "update pontis_ledger_entry set entry = replace(entry, '\"outcome\":\"no\"', '\"outcome\":\"ok\"') where leaf = 3",
                "entry_rewritten");
        found(
                "create table kept as select * from pontis_ledger_entry where leaf = 5; delete from pontis_ledger_entry where leaf = 5",
                "insert into pontis_ledger_entry select * from kept; drop table kept",
                "entry_removed");
        assertGood(verifier.says(auditor.ledger(), "--witness", witness));

        // a backup is played back: the end is lost, and then there is another history
        everythingHasItsPlace();
        for (String table : List.of("tree", "entry", "tile", "checkpoint")) {
            books.write("create table old_" + table + " as select * from pontis_ledger_" + table);
        }
        for (Citizen citizen : crowd()) {
            citizen.logsInWithPassword(oidc.login(new Browser()));
        }
        everythingHasItsPlace();
        assertGood(verifier.says(auditor.ledger(), "--witness", witness));
        books.write(List.of("tree", "entry", "tile", "checkpoint").stream()
                        .map(table -> "delete from pontis_ledger_" + table + "; insert into pontis_ledger_" + table
                                + " select * from old_" + table + "; ")
                        .reduce("begin; ", String::concat)
                + "commit");
        assertFound(verifier.says(auditor.ledger(), "--witness", witness), "tail_lost");
        for (int i = 0; i < 2; i++) {
            for (Citizen citizen : crowd()) {
                citizen.logsInWithPassword(oidc.login(new Browser()));
            }
        }
        everythingHasItsPlace();
        assertFound(verifier.says(auditor.ledger(), "--witness", witness), "history_forked");
    }

    @Test
    @Order(8)
    void ofWhoIsForgottenNothingIsLeft() {
        Admin admin =
                new Admin(cluster.addresses().brokerUrl(), cluster.secrets().adminPassword());
        Browser browser = new Browser();
        String id;
        String session;
        try (FreshCitizen nuria = new FreshCitizen(admin).withPassword(PASSWORD)) {
            id = nuria.id();
            oidc.login(browser).choose("password").fill("identifier", FreshCitizen.IDENTIFIER, "password", PASSWORD);
            session = session(browser);
            admin.delete("es/attack-detection/brute-force/users/" + id);
            admin.delete("es/sessions/" + session);
            everythingHasItsPlace();
            // something that failed in her session, and was not told to be hers
            books.write("insert into pontis_ledger_act select '00000000-0000-7000-8000-000000000000', realm_id, leaf,"
                    + " happened, 'LOGOUT_ERROR', null, session_id, portal, act from pontis_ledger_act where kind = 'LOGIN'"
                    + " and session_id = '" + session + "'");
            assertThat(told(id)).isGreaterThan(3);
            assertThat(told(session)).isGreaterThan(2);
        }
        // and a request of hers that was underway
        books.write("insert into pontis_ledger_inbox select '00000000-0000-7000-8000-000000000001', realm_id, happened,"
                + " 'LOGIN', '" + id + "', '" + session
                + "', 'portal-oidc', 'hers', '{\"hidden\":[{\"member\":\"citizen\","
                + "\"salt\":\"\",\"value\":\"" + id + "\"}]}' from pontis_ledger_act where kind = 'LOGIN' limit 1");
        everythingHasItsPlace();
        assertThat(told(id)).isZero();
        assertThat(told(session)).isZero();
    }

    /** By the country's clock, on the days of 23 and of 25 hours too; and what came late is added to what stands there. */
    @Test
    @Order(7)
    void hoursBecomeDaysAndMonthsAndGoAndNothingIsCountedTwice() throws InterruptedException {
        Admin admin =
                new Admin(cluster.addresses().brokerUrl(), cluster.secrets().adminPassword());
        LocalDate today = LocalDate.now(OldFigures.CLOCK);
        LocalDate spring = OldFigures.changeOfClock(3, today.minusDays(3));
        LocalDate autumn = OldFigures.changeOfClock(10, today.minusDays(3));
        LocalDate asDays = today.minusDays(400).withDayOfMonth(1);
        LocalDate asMonths = today.minusMonths(16).withDayOfMonth(1);
        LocalDate monthBefore = asDays.minusMonths(1);
        Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
        OldFigures es = new OldFigures(
                books, books.rows("select id from realm where name = 'es'").getFirst());
        OldFigures centres = new OldFigures(books, "-");
        OldFigures gone = new OldFigures(books, "a-realm-that-is-gone");
        es.addHoursOf(spring)
                .addHoursOf(autumn)
                .add("HOUR", now, 11)
                .add("DAY", OldFigures.midnight(asDays), 5)
                .add("DAY", OldFigures.midnight(asDays.minusDays(1)), 3)
                .add("DAY", OldFigures.midnight(monthBefore), 4)
                .add("HOUR", OldFigures.midnight(asDays).minus(1, ChronoUnit.HOURS), 2)
                .add("MONTH", OldFigures.midnight(asMonths), 60)
                .add("MONTH", OldFigures.midnight(asMonths.minusMonths(1)), 50)
                .add("HOUR", OldFigures.midnight(asMonths).minus(1, ChronoUnit.HOURS), 7);
        LocalDate earlier = spring.isBefore(autumn) ? spring : autumn;
        centres.addHoursOf(earlier).add("HOUR", now, 11).add("MONTH", OldFigures.midnight(today.minusYears(11)), 9);
        gone.add("HOUR", now, 1).add("MONTH", OldFigures.midnight(asMonths), 1);

        List<String> sums = new ArrayList<>(OldFigures.daysAround(spring));
        sums.addAll(OldFigures.daysAround(autumn));
        sums.add(OldFigures.line("HOUR", now, 11));
        sums.add(OldFigures.line("DAY", OldFigures.midnight(asDays), 5));
        sums.add(OldFigures.line("MONTH", OldFigures.midnight(monthBefore), 9));
        sums.add(OldFigures.line("MONTH", OldFigures.midnight(asMonths), 60));
        List<String> messages = new ArrayList<>(OldFigures.daysAround(earlier));
        messages.add(OldFigures.line("HOUR", now, 11));
        try (RealmAttributes realm = new RealmAttributes(admin)) {
            realm.set(
                    "pontis.figures-keep-hours-days", "1",
                    "pontis.figures-keep-days-days", "400",
                    "pontis.figures-keep-months", "16",
                    "pontis.tariff.smpp", "transaction 0.04");
            again(cluster.second());
            es.become("of the realm", sums);
            centres.become("of the SMS centres, by the clock of who pays", messages);
            gone.become("of a realm that is gone", List.of());

            // an hour that was long on its way, and everything once more
            es.add("HOUR", OldFigures.midnight(asDays.minusDays(1)), 1);
            sums.remove(OldFigures.line("MONTH", OldFigures.midnight(monthBefore), 9));
            sums.add(OldFigures.line("MONTH", OldFigures.midnight(monthBefore), 10));
            again(cluster.second());
            es.become("of the realm, once more", sums);
            centres.become("of the SMS centres, once more", messages);
        } finally {
            books.write("delete from pontis_figure where method = 'long-ago'");
        }
    }

    @Test
    @Order(8)
    void withARealmGoItsFigures() {
        Admin admin =
                new Admin(cluster.addresses().brokerUrl(), cluster.secrets().adminPassword());
        admin.post("", Map.of("realm", "passing", "enabled", true));
        OldFigures passing = new OldFigures(
                books, books.rows("select id from realm where name = 'passing'").getFirst());
        passing.add("HOUR", Instant.now().truncatedTo(ChronoUnit.HOURS), 1);
        assertThat(passing.lines()).hasSize(1);
        admin.delete("passing");
        assertThat(passing.lines()).isEmpty();
    }

    /** In how many rows of the ledger somebody who administers the database finds this. */
    private static int told(String what) {
        String in =
                "select count(*) from pontis_ledger_%s where citizen = '%2$s' or session_id = '%2$s' or act like '%%%2$s%%'";
        return books.number(in.formatted("act", what)) + books.number(in.formatted("inbox", what));
    }

    /** What is done is found under this code, and when it is undone nothing is. */
    private void found(String done, String undone, String code) {
        books.write(done);
        try {
            assertFound(verifier.says(auditor.ledger()), code);
        } finally {
            books.write(undone);
        }
        assertGood(verifier.says(auditor.ledger()));
    }

    private static void assertFound(Verdict verdict, String code) {
        assertThat(verdict.text()).contains(code);
        assertThat(verdict.status()).isEqualTo(1);
    }

    private static void assertGood(Verdict verdict) {
        assertThat(verdict.status()).as(verdict.text()).isZero();
    }

    /** Who was killed has taken no figure along, and added none twice. */
    private static void theFiguresCountEachEntryOnce() {
        Patience.until("everything is added", () -> books.number("select count(*) from pontis_figure_due") == 0);
        String here = " and realm_id = (select id from realm where name = 'es')";
        int logins = books.number("select sum(hits) from pontis_figure where outcome in ('ok', 'sso')" + here);
        int refused = books.number(
                "select coalesce(sum(hits), 0) from pontis_figure where outcome not in ('ok', 'sso', 'sms')" + here);
        System.out.printf("the figures have %d logins and %d refusals%n", logins, refused);
        assertThat(logins)
                .isEqualTo(books.number("select count(*) from pontis_ledger_act where kind = 'LOGIN'" + here));
        assertThat(refused)
                .as("of strangers not each has an entry")
                .isGreaterThanOrEqualTo(books.number("select count(*) from pontis_ledger_act"
                        + " where kind = 'LOGIN_ERROR' and citizen is not null" + here));
    }

    private Set<String> sessionsTold() {
        String of = " where kind = 'LOGIN'";
        return new HashSet<>(books.rows("select session_id from pontis_ledger_act" + of
                + " union all select session_id from pontis_ledger_inbox" + of));
    }

    private static void everythingHasItsPlace() {
        Patience.until("everything has its place", () -> books.number("select count(*) from pontis_ledger_inbox") == 0);
    }

    private static void kill(int turn) throws InterruptedException {
        switch (turn % 3) {
            case 0 -> again(cluster.second());
            case 1 -> cluster.killDatabase();
            default -> again(cluster.first());
        }
    }

    private static void killAbroad(int turn) throws InterruptedException {
        switch (turn % 4) {
            case 0 -> again("ES");
            case 2 -> again("EE");
            default -> kill(turn / 2);
        }
    }

    private static void again(String country) throws InterruptedException {
        cluster.federation().node(country).kill();
        cluster.federation().start(country);
        cluster.federation().awaitReady();
    }

    /** The border's messages in the ledgers, as {@link Lines#names} has them. */
    private static List<String> entered() {
        return books.rows("select r.name || ' ' || substring(act from '\"before\":\"([0-9a-f]+)\"')"
                + " from pontis_ledger_act a join realm r on r.id = a.realm_id where kind like 'border.%'");
    }

    private static void again(Node node) throws InterruptedException {
        node.kill();
        node.start();
    }

    /** As the browser's cookie of the broker names it. */
    private static String session(Browser browser) {
        return session(browser, "es");
    }

    private static String session(Browser browser, String realm) {
        URI there = URI.create(cluster.addresses().brokerUrl() + "/realms/" + realm + "/");
        String cookie = browser.cookie(there, "KEYCLOAK_IDENTITY").orElseThrow();
        String payload = cookie.substring(cookie.indexOf('=') + 1).split("\\.", -1)[1];
        try {
            return Response.JSON
                    .readTree(Base64.getUrlDecoder().decode(payload))
                    .path("sid")
                    .asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Citizen> crowd() {
        return Crowd.of(CROWD).stream()
                .map(one -> new Citizen(one, new Phone(sandbox, one.phone().orElseThrow())))
                .toList();
    }
}
