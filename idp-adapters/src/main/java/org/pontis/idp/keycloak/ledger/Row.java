package org.pontis.idp.keycloak.ledger;

import org.pontis.idp.ledger.entry.Entry;

/**
 * One line of the trail on its way into the tree.
 *
 * @param entry what the tree will hash
 * @param realm the id of the realm
 * @param kind the type of the event, or the act
 * @param citizen the account it is about; {@code null} if nobody's, or nobody may know
 * @param session the user session; may be {@code null}
 * @param portal the client id; may be {@code null}
 * @param act what was committed to, with its salts
 */
record Row(Entry entry, String realm, String kind, String citizen, String session, String portal, Act act) {}
