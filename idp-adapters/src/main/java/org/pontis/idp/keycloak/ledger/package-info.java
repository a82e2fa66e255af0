/**
 * The trail of a realm as a ledger that cannot be rewritten. Every event becomes an entry in the transaction of what it tells
 * of ({@link org.pontis.idp.keycloak.ledger.LedgerListenerFactory}, {@link org.pontis.idp.keycloak.ledger.Appending}); a
 * {@link org.pontis.idp.keycloak.ledger.Keeper} gives what has arrived its place in the tree, and signs. Whom an entry is about
 * stands beside it and can be forgotten. The format is that of {@link org.pontis.idp.ledger}.
 */
package org.pontis.idp.keycloak.ledger;
