package org.pontis.sandbox.e2e.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.sandbox.bench.Crowd;
import org.pontis.sandbox.e2e.Beside;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.Portal;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.run.Cluster;
import org.pontis.sandbox.run.Shipment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a login asks the database, counted by PostgreSQL: with the ledger no more than with Keycloak's own store of events, on the
 * same server. A server is built for it, so it runs only when it is wanted.
 */
@Beside
@EnabledIfSystemProperty(named = "pontis.statements", matches = "true")
class StatementsIT {

    private static final int LOGINS = 60;
    private static final int CROWD = 12;

    /** The keeper's work, which no login waits for. */
    private static final String BEHIND = "query ilike '%pontis_ledger%' and query not ilike 'insert into%inbox%'";

    private static final String LEDGER = "org[.]pontis[.]idp[.]keycloak[.]ledger[.]\\w+\n?";

    @TempDir
    Path folder;

    /**
     * Of one login.
     *
     * @param waited statements that it, or a clock, waited for
     * @param events those of them that write events down
     * @param behind the keeper's
     */
    private record Count(double waited, double events, double behind) {}

    @Test
    void aLoginAsksNoMoreThanWithKeycloaksOwnStore() throws Exception {
        try (Cluster cluster =
                new Cluster(Shipment.ofThisBuild(), Manual.settings(), Manual.quarkus(), Crowd.of(CROWD))) {
            Books books = new Books(cluster);
            books.write("alter system set shared_preload_libraries = 'pg_stat_statements'");
            cluster.killDatabase();
            books.write("create extension pg_stat_statements");
            Count ledger = count(cluster, books, "pontis_ledger_inbox");
            cluster.first().stop();
            cluster.first().becomes(withoutLedger());
            Count own = count(cluster, books, "event_entity");
            System.out.printf("a login with the ledger: %s%nwith Keycloak's store: %s%n", ledger, own);
            assertThat(own.events()).as("Keycloak's own store was there").isPositive();
            assertThat(ledger.events()).isPositive().isLessThanOrEqualTo(own.events());
            // what clocks ask on both sides is not of a login: less than half a statement each
            assertThat(ledger.waited()).isLessThan(own.waited() + 0.5);
        }
    }

    private static Count count(Cluster cluster, Books books, String events) throws InterruptedException {
        cluster.first().start();
        logIn(cluster, 2 * CROWD);
        books.write("select pg_stat_statements_reset()");
        logIn(cluster, LOGINS);
        books.rows("select calls || ' ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 160)"
                        + " from pg_stat_statements where calls >= " + LOGINS / 2 + " order by calls desc")
                .forEach(System.out::println);
        // transactions are the keeper's, too, and cannot be told apart
        return new Count(
                each(books, "not (" + BEHIND + ") and query !~* '^(begin|commit|rollback)'"),
                each(books, "query ilike 'insert into " + events + "%'"),
                each(books, BEHIND));
    }

    private static double each(Books books, String which) {
        return books.number("select coalesce(sum(calls), 0) from pg_stat_statements where " + which) / (double) LOGINS;
    }

    private static void logIn(Cluster cluster, int times) {
        Portal portal = new Portal(cluster.addresses().portalOidcUrl());
        SandboxApi sandbox = SandboxApi.of(cluster.addresses());
        List<Citizen> crowd = new ArrayList<>();
        Crowd.of(CROWD)
                .forEach(one -> crowd.add(
                        new Citizen(one, new Phone(sandbox, one.phone().orElseThrow()))));
        for (int i = 0; i < times; i++) {
            Browser browser = new Browser();
            crowd.get(i % crowd.size()).logsInWithPassword(portal.login(browser));
            assertThat(portal.me(browser).loggedIn()).isTrue();
        }
    }

    /** The same providers but for the ledger: Keycloak's own store is what is left. */
    private Shipment withoutLedger() throws IOException {
        Shipment whole = Shipment.ofThisBuild();
        List<Path> providers = new ArrayList<>();
        for (Path jar : whole.providers()) {
            boolean ours = jar.getFileName().toString().equals("idp-adapters.jar");
            providers.add(ours ? without(jar, folder.resolve("idp-adapters.jar")) : jar);
        }
        return new Shipment(whole.server(), providers);
    }

    private static Path without(Path jar, Path copy) throws IOException {
        try (InputStream in = Files.newInputStream(jar);
                ZipInputStream from = new ZipInputStream(in);
                OutputStream out = Files.newOutputStream(copy);
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().startsWith("META-INF/services/org.keycloak.events.")) {
                    String services = new String(from.readAllBytes(), StandardCharsets.UTF_8);
                    to.write(services.replaceAll(LEDGER, "").getBytes(StandardCharsets.UTF_8));
                } else {
                    from.transferTo(to);
                }
            }
        }
        return copy;
    }
}
