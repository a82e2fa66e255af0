package org.pontis.eidas.store;

import java.util.Set;

/** Something that counts as part of somebody's share of our memory as long as it is kept. */
public interface Charged {

    Set<Payer> payers();
}
