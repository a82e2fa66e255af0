/**
 * How the audit ledger does when it is large, on a real server with a real PostgreSQL ({@code Ground}). {@link
 * org.pontis.sandbox.bench.ledger.LedgerBench} fills it with citizens ({@code People}) and with logins that never were ({@code Filling}), the
 * way the sequencer would have, and then asks what it costs a citizen to look at hers ({@code Cabinets}), a login to leave an entry
 * ({@code Leaving}), the server to give it a place ({@code Sequencing}), and an auditor to verify all of it ({@code Verifying}).
 */
package org.pontis.sandbox.bench.ledger;
