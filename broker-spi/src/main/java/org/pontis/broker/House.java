package org.pontis.broker;

import java.time.InstantSource;

/** Everything the house lends to a method for one request. */
public interface House {

    /** The user database. */
    Citizens citizens();

    /** How the realm's country writes identifiers. */
    NationalIdentifiers identifiers();

    /** The permanent passwords. */
    Passwords passwords();

    /** What the realm says otherwise than the server, read anew for each request: attributes {@code pontis.<key>}. */
    Settings realm();

    /** The way to the phones. */
    SmsSender sms();

    /** Counters that survive. */
    Limits limits();

    /** Things used once. */
    Challenges challenges();

    /** Codes and their keyed hashes. */
    Codes codes();

    /** The time. */
    InstantSource clock();

    /** What is remembered. */
    AuditTrail audit();
}
