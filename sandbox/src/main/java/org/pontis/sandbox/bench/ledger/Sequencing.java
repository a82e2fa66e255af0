package org.pontis.sandbox.bench.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.pontis.sandbox.bench.ServerCpu;

/** The server's sequencer, held back by the lock that it takes itself, and let go. */
final class Sequencing implements AutoCloseable {

    private static final String WAITING = "select count(*) from PONTIS_LEDGER_INBOX where REALM_ID = '%s'";

    private final Ground ground;
    private final Connection lock;
    private final String realm;

    private Sequencing(Ground ground, Connection lock, String realm) {
        this.ground = ground;
        this.lock = lock;
        this.realm = realm;
    }

    /** From now on nothing gets its place in the tree. */
    static Sequencing held(Ground ground) throws SQLException {
        Connection lock = ground.another();
        lock.setAutoCommit(false);
        String realm = ground.realmId();
        try (Statement statement = lock.createStatement();
                ResultSet row = statement.executeQuery(
                        "select TREE from PONTIS_LEDGER_TREE where REALM_ID = '" + realm + "' for update")) {
            row.next();
        }
        return new Sequencing(ground, lock, realm);
    }

    /** Milliseconds of processor time for each of what waited, of the server and of its database. */
    double letGo() throws SQLException {
        String waiting = String.format(WAITING, realm);
        double count = ground.number(waiting);
        List<ServerCpu> all = servers();
        Duration before = spent(all);
        lock.rollback();
        drained(waiting);
        return spent(all).minus(before).toNanos() / 1e6 / count;
    }

    private List<ServerCpu> servers() throws SQLException {
        List<ServerCpu> all = new ArrayList<>();
        all.add(new ServerCpu(ground.stack().broker().pid()));
        try (Statement statement = ground.database().createStatement();
                ResultSet rows = statement.executeQuery("select pid from pg_stat_activity"
                        + " where backend_type = 'client backend' and pid <> pg_backend_pid()")) {
            while (rows.next()) {
                all.add(new ServerCpu(rows.getLong(1)));
            }
        }
        return all;
    }

    private static Duration spent(List<ServerCpu> servers) {
        return servers.stream().map(ServerCpu::total).reduce(Duration.ZERO, Duration::plus);
    }

    private void drained(String waiting) {
        try {
            while (ground.number(waiting) > 0) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger's database failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    @Override
    public void close() throws SQLException {
        lock.close();
    }
}
