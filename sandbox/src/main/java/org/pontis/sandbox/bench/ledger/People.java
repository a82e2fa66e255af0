package org.pontis.sandbox.bench.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.pontis.realm.TestCitizen;
import org.pontis.sandbox.bench.Crowd;

/**
 * Citizens by the million, as copies of one that the server made: account, attributes, phone, password and roles, with
 * identifiers of their own. The password is the same for all.
 */
final class People {

    private static final TestCitizen FIRST = Crowd.citizen(-1);
    private static final List<String> TABLES =
            List.of("user_entity", "user_attribute", "credential", "user_role_mapping");

    private final Connection database;
    private final String original;

    /** @param original the id of the account that is copied */
    People(Connection database, String original) {
        this.database = database;
        this.original = original;
    }

    /** Who is copied. */
    static TestCitizen first() {
        return FIRST;
    }

    /** One of them, as she logs in. */
    static TestCitizen citizen(int number) {
        TestCitizen own = Crowd.citizen(number);
        return new TestCitizen(
                own.identifier(),
                own.kind(),
                own.country(),
                own.givenName(),
                own.familyName(),
                own.birthdate(),
                FIRST.contrast(),
                Optional.empty(),
                FIRST.password(),
                own.registration(),
                own.what());
    }

    /** Adds those from one number up to, but not with, another. */
    void add(int from, int to) throws SQLException {
        List<Indexes> away = new ArrayList<>();
        try (Statement statement = database.createStatement()) {
            // what is copied is whole already
            statement.execute("set session_replication_role = replica");
            if (to - from > 10_000) {
                for (String table : TABLES) {
                    away.add(Indexes.dropped(database, table));
                }
            }
            for (String table : TABLES) {
                statement.execute(copy(table, columns(table, statement), from, to));
            }
            for (Indexes indexes : away) {
                indexes.rebuild();
            }
            statement.execute("analyze " + String.join(", ", TABLES));
            statement.execute("set session_replication_role = origin");
        }
    }

    private static List<String> columns(String table, Statement statement) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select column_name from information_schema.columns where table_name = '" + table + "'")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }

    private String copy(String table, List<String> columns, int from, int to) {
        String owner = table.equals("user_entity") ? "id" : "user_id";
        List<String> values =
                columns.stream().map(column -> value(column, owner)).toList();
        return "insert into " + table + " (" + String.join(", ", columns) + ") select " + String.join(", ", values)
                + " from " + table + " o cross join (select n, (99000000 + n) || substr('TRWAGMYFPDXBNJZSQVHLCKE',"
                + " (99000000 + n) % 23 + 1, 1) as identifier from generate_series(" + from + ", " + (to - 1)
                + ") n) p where o." + owner + " = '" + original + "'";
    }

    private static String value(String column, String owner) {
        if (column.equals(owner)) {
            return "'" + Logins.CITIZENS + "' || lpad(to_hex(n), 12, '0')";
        }
        return switch (column) {
            case "id", "email_constraint" -> "gen_random_uuid()::text";
            case "value", "credential_data" ->
                "replace(replace(o." + column + ", '" + FIRST.identifier() + "', identifier), '"
                        + FIRST.phone().orElseThrow() + "', '+34' || (600000000 + n))";
            case "username" -> "replace(o.username, lower('" + FIRST.identifier() + "'), lower(identifier))";
            default -> "o." + column;
        };
    }
}
