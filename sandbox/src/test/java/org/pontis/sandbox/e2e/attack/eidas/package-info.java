/**
 * Parts A to F of the attack catalogue, against the eidas-connector in both its roles: another country that attacks, strangers who
 * do, and browsers that carry more than they should.
 */
package org.pontis.sandbox.e2e.attack.eidas;
