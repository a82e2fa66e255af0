/**
 * {@code ./pontis eidas explain}: what an operator asks when a login with another country does not work. Files go in
 * ({@link org.pontis.eidas.explain.Exhibit}), all of them are looked at together
 * ({@link org.pontis.eidas.explain.Examination}), and what comes out says in plain words what each is, what it says, and how every
 * check went ({@link org.pontis.eidas.explain.Finding}). It opens no connection, writes nothing to disk, and trusts nothing.
 */
package org.pontis.eidas.explain;
