package org.pontis.idp.keycloak.ledger;

import java.time.Instant;

/**
 * Where a history was left off, so that of several entries of one millisecond none is passed over and none is told twice.
 *
 * @param id of the entry there; entries of the same time come by their ids
 */
public record Place(Instant at, String id) {

    /** After whatever has happened. */
    public static final Place LATEST = new Place(Instant.ofEpochMilli(999_999_999_999_999L), "");
}
