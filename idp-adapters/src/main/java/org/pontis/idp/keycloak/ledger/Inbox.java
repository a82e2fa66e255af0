package org.pontis.idp.keycloak.ledger;

import java.util.Iterator;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Where requests leave their entries, in any order and without waiting for each other, until the sequencer fetches them. */
final class Inbox {

    private static final List<String> COLUMNS =
            List.of("ID", "REALM_ID", "HAPPENED", "KIND", "CITIZEN", "SESSION_ID", "PORTAL", "ENTRY", "ACT", "FIGURE");

    private Inbox() {}

    static void write(List<Row> rows, Books books) {
        write(rows, List.of(), books);
    }

    /** @param figures not more than rows; each goes with one of them */
    static void write(List<Row> rows, List<String> figures, Books books) {
        if (rows.isEmpty()) {
            return;
        }
        books.waitForDisk();
        Iterator<String> carried = figures.iterator();
        books.insert("PONTIS_LEDGER_INBOX", COLUMNS, rows, row -> new Object[] {
            row.entry().id().text(),
            row.realm(),
            row.entry().time().toEpochMilli(),
            row.kind(),
            row.citizen(),
            row.session(),
            row.portal(),
            new String(row.entry().bytes(), UTF_8),
            row.act().write(),
            carried.hasNext() ? carried.next() : null
        });
    }
}
