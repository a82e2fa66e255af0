package org.pontis.idp.keycloak.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of somebody's own history.
 *
 * @param id of the entry; {@link Receipts} gives a receipt for it
 * @param kind Keycloak's type of the event, or an act with a dot in its name, such as {@code admin.UPDATE}
 * @param portal the client id
 * @param outcome {@code ok}, or the stable code of the error
 * @param country of whoever asked, or of where she comes from
 * @param sequenced whether it has its place in the tree, and so a receipt
 */
public record Line(
        String id,
        Instant time,
        String kind,
        Optional<String> portal,
        Optional<String> method,
        Optional<String> level,
        Optional<String> country,
        String outcome,
        Optional<String> what,
        Optional<String> credential,
        Optional<String> by,
        boolean sequenced) {}
