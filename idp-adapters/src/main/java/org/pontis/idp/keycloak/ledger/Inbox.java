package org.pontis.idp.keycloak.ledger;

import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Where requests leave their entries, in any order and without waiting for each other, until the sequencer fetches them. */
final class Inbox {

    private static final List<String> COLUMNS =
            List.of("ID", "REALM_ID", "HAPPENED", "KIND", "CITIZEN", "SESSION_ID", "PORTAL", "ENTRY", "ACT");

    private Inbox() {}

    static void write(List<Row> rows, Books books) {
        books.insert("PONTIS_LEDGER_INBOX", COLUMNS, rows, row -> new Object[] {
            row.entry().id().text(),
            row.realm(),
            row.entry().time().toEpochMilli(),
            row.kind(),
            row.citizen(),
            row.session(),
            row.portal(),
            new String(row.entry().bytes(), UTF_8),
            row.act().write()
        });
    }
}
