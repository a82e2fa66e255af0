package org.pontis.sandbox.bench.ledger;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.pontis.idp.ledger.note.Origin;
import org.pontis.realm.TestCitizen;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.bench.AdminApi;
import org.pontis.sandbox.bench.Http;
import org.pontis.sandbox.bench.TopSpeed;
import org.pontis.sandbox.run.LedgerKey;
import org.pontis.sandbox.run.Postgres;
import org.pontis.sandbox.run.Stack;

/** A real server on a real PostgreSQL, and a line of our own to its database. */
final class Ground implements AutoCloseable {

    static final String REALM = "es";

    private static final String PASSWORD = "bench-of-the-ledger";

    private final Postgres postgres;
    private final Stack stack;
    private final Connection database;

    private Ground(Postgres postgres, Stack stack, Connection database) {
        this.postgres = postgres;
        this.stack = stack;
        this.database = database;
    }

    static Ground prepare(Consumer<String> news) throws InterruptedException, SQLException {
        Postgres postgres = Postgres.start(Addresses.free().smpp(), PASSWORD);
        try {
            Stack stack = Stack.start(
                    TopSpeed.plan()
                            .with("db", "postgres")
                            .with("db-url", postgres.jdbc())
                            .with("db-username", Postgres.USER)
                            .with("db-password", PASSWORD),
                    news);
            try {
                return new Ground(
                        postgres, stack, DriverManager.getConnection(postgres.jdbc(), Postgres.USER, PASSWORD));
            } catch (SQLException e) {
                stack.close();
                throw e;
            }
        } catch (RuntimeException | InterruptedException | SQLException e) {
            postgres.close();
            throw e;
        }
    }

    Stack stack() {
        return stack;
    }

    Connection database() {
        return database;
    }

    /** A second line, for what must not be in the transaction of the first. */
    Connection another() throws SQLException {
        return DriverManager.getConnection(postgres.jdbc(), Postgres.USER, PASSWORD);
    }

    /** So many logins until now, in the ledger's own name and with its own key: signed like what the server appends. */
    Logins logins(long count) throws IOException {
        Origin origin = new Origin(URI.create(stack.addresses().brokerUrl()).getAuthority(), REALM);
        return new Logins(origin, KeyFile.signer(LedgerKey.of(stack.state()), origin), count);
    }

    /** The first citizen, made by the server itself, and copies of her. */
    People people() throws SQLException {
        TestCitizen first = People.first();
        String broker = stack.addresses().brokerUrl();
        new AdminApi(new Http(), broker, stack.secrets().adminPassword()).addCitizens(REALM, List.of(first));
        return new People(database, one("select ID from USER_ENTITY where USERNAME = '" + first.account() + "'"));
    }

    URI cabinet() {
        return URI.create(stack.addresses().brokerUrl() + "/realms/" + REALM + "/account");
    }

    String realmId() throws SQLException {
        return one("select ID from REALM where NAME = '" + REALM + "'");
    }

    /** The server plants it in its first seconds. */
    int tree() throws SQLException {
        String planted = " from PONTIS_LEDGER_TREE where NOTE is not null and REALM_ID = '" + realmId() + "'";
        try {
            while (number("select count(*)" + planted) == 0) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
        return (int) number("select TREE" + planted);
    }

    double number(String sql) throws SQLException {
        return Double.parseDouble(one(sql));
    }

    private String one(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    void run(List<String> commands) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (postgres;
                stack) {
            database.close();
        }
    }
}
