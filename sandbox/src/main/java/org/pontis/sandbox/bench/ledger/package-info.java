/**
 * How the audit ledger does when it is large: {@link org.pontis.sandbox.bench.ledger.LedgerBench} fills the ledger's tables in a PostgreSQL
 * of its own with logins that never were ({@code Filling}), the way the sequencer would have, and then asks what it costs
 * to leave an entry there ({@code Leaving}), to look up a citizen's own ({@code LookingUp}) and to verify all of it
 * ({@code Verifying}). The tables are those of the provider jar; what Keycloak would write instead is {@code EVENT_ENTITY}.
 */
package org.pontis.sandbox.bench.ledger;
