package org.pontis.idp.keycloak.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.core.type.TypeReference;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.util.JsonSerialization;

/**
 * What a node of eIDAS has done, line by line as its log of messages has it. A line that was entered before is passed over, so
 * a node that had no answer sends it again. The entry's time is when it came here; when it happened stands beside it.
 */
record Border(KeycloakSession session, RealmModel realm, ClientModel node, Reading asked) {

    /** The client's attribute that lets it enter something, and what: {@value #WHAT}. */
    static final String ENTERS = "pontis.ledger.enters";

    static final String WHAT = "border";

    private static final int MOST = 200;
    private static final int LONGEST = 8_192;
    private static final Set<String> POINTS = Set.of(
            "CONNECTOR_SENT_REQUEST",
            "CONNECTOR_GOT_RESPONSE",
            "SERVICE_GOT_REQUEST",
            "SERVICE_CONSENT_GIVEN",
            "SERVICE_CONSENT_REFUSED",
            "SERVICE_SENT_RESPONSE");
    private static final TypeReference<TreeMap<String, String>> LINE = new TypeReference<>() {};

    /** Enters what was not entered yet, all of it or nothing. */
    void enter(List<String> lines) {
        if (!WHAT.equals(node.getAttribute(ENTERS))) {
            throw asked.refused(LedgerRefusal.CLIENT_UNKNOWN_THERE);
        }
        if (lines.size() > MOST) {
            throw asked.refused(LedgerRefusal.ENTRY_UNREADABLE);
        }
        Map<String, Map<String, String>> named = new TreeMap<>();
        for (String line : lines) {
            named.put(name(line), read(line).orElseThrow(() -> asked.refused(LedgerRefusal.ENTRY_UNREADABLE)));
        }
        Books books = Books.of(session);
        // as long as this lasts nothing is moved, and nobody else enters the same
        Tree.hold(realm, books);
        Set<String> known = new HashSet<>();
        if (!named.isEmpty()) {
            books.query(
                            "select SESSION_ID from {h-schema}PONTIS_LEDGER_ACT where SESSION_ID in (:names)"
                                    + " union all select SESSION_ID from {h-schema}PONTIS_LEDGER_INBOX where SESSION_ID in (:names)")
                    .setParameter("names", named.keySet())
                    .getResultList()
                    .forEach(name -> known.add((String) name));
        }
        List<Row> rows = new ArrayList<>();
        named.forEach((name, line) -> {
            if (!known.contains(name)) {
                rows.add(Recording.ofBorder(name, line, node.getClientId(), realm));
            }
        });
        Inbox.write(rows, books);
        LedgerMeters.appended(rows.size());
    }

    /** The fields of a line; nothing if it is none. JSON's {@code null} is no line, and no field's value. */
    static Optional<Map<String, String>> read(String line) {
        if (line.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.<Map<String, String>>ofNullable(JsonSerialization.readValue(line, LINE))
                    .filter(fields -> !fields.containsValue(null))
                    .filter(fields -> POINTS.contains(fields.getOrDefault("point", "")))
                    .filter(fields -> !fields.getOrDefault("result", "").isEmpty());
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** Two nodes may write the same line, and no node's line keeps another's out. */
    private String name(String line) {
        String whole = String.join("\n", realm.getId(), node.getId(), line);
        try {
            return "border:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
